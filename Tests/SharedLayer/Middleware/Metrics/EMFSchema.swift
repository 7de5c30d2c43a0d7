import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// The specification of the embedded metric format: its schema, and what no schema says.
enum EMFSchema {
    static let path = PackageRoot.file("Tests/Fixtures/observability/embedded-metric-format.schema.json")

    /// Records an issue for everything that is wrong with the document.
    static func check(_ document: JSONValue, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let schema = try JSONParser().parse(String(contentsOfFile: path, encoding: .utf8))
        let issues = try InputValidator(schema: schema).validate(document)
        #expect(issues.isEmpty, "\(issues)", sourceLocation: sourceLocation)
        for directive in document["_aws"]?["CloudWatchMetrics"]?.array ?? [] {
            for name in directive["Dimensions"]?.array?.flatMap({ $0.array ?? [] }) ?? [] {
                #expect(document[name.string ?? ""]?.string != nil, "\(name)", sourceLocation: sourceLocation)
            }
            let names = directive["Metrics"]?.array?.compactMap { $0["Name"]?.string } ?? []
            #expect(Set(names).count == names.count && !names.isEmpty, sourceLocation: sourceLocation)
            for name in names {
                let count = try #require(valueCount(document[name]), "\(name)", sourceLocation: sourceLocation)
                #expect((1...100).contains(count), sourceLocation: sourceLocation)
            }
        }
    }

    /// How many values a metric's target has; nil when it is no target.
    private static func valueCount(_ target: JSONValue?) -> Int? {
        switch target {
        case .number?: 1
        case .array(let values)?: values.allSatisfy { $0.number != nil } ? values.count : nil
        case .object(let object)?:
            object["Values"]?.array?.count == object["Counts"]?.array?.count ? object["Values"]?.array?.count : nil
        default: nil
        }
    }
}
