import FoundationEssentials
import SharedLayer
import Synchronization
import TestSupport
import Testing

/// Keeps the documents that a tracer sends.
final class RecordedSegments: SegmentSender {
    private let sent = Mutex<[String]>([])

    func send(_ document: [UInt8]) {
        sent.withLock { $0.append(String(decoding: document, as: UTF8.self)) }
    }

    var texts: [String] { sent.withLock { $0 } }

    /// The documents, each checked against X-Ray's schema.
    func documents(sourceLocation: SourceLocation = #_sourceLocation) throws -> [JSONValue] {
        let path = PackageRoot.file("Tests/Fixtures/observability/xray-subsegment.schema.json")
        let validator = try InputValidator(schema: JSONParser().parse(String(contentsOfFile: path, encoding: .utf8)))
        return try texts.map { text in
            let document = try JSONParser().parse(text)
            let issues = validator.validate(document)
            #expect(issues.isEmpty, "\(issues) in \(text.prefix(500))", sourceLocation: sourceLocation)
            return document
        }
    }

    /// Those that are finished, by their names.
    func finished() throws -> [String: JSONValue] {
        var found: [String: JSONValue] = [:]
        for document in try documents() where document["end_time"] != nil {
            found[document["name"]?.string ?? ""] = document
        }
        return found
    }
}
