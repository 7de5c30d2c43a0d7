import FoundationEssentials
import Wire

/// A rule of a bucket's lifecycle configuration, as far as it is checked.
///
/// Source: Amazon S3 API reference, "LifecycleRule".
struct LifecycleRule: Sendable {
    static let rulesMax = 1_000
    private static let actions = [
        "Expiration", "Transition", "NoncurrentVersionExpiration", "NoncurrentVersionTransition",
        "AbortIncompleteMultipartUpload",
    ]

    let isEnabled: Bool
    let prefix: String
    /// Current versions go after so many days.
    let expirationDays: Int?
    let hasOtherFilter: Bool

    static func rules(in document: XMLNode) throws(ObjectsError) -> [LifecycleRule] {
        var rules: [LifecycleRule] = []
        for node in document.all("Rule") { rules.append(try LifecycleRule(node)) }
        guard (1...rulesMax).contains(rules.count) else { throw .malformedXML }
        return rules
    }

    private init(_ node: XMLNode) throws(ObjectsError) {
        guard let status = node["Status"]?.text, status == "Enabled" || status == "Disabled" else {
            throw .malformedXML
        }
        guard Self.actions.contains(where: { node[$0] != nil }) else {
            throw .invalidRequest("At least one action needs to be specified in a rule.")
        }
        isEnabled = status == "Enabled"
        let filter = node["Filter"]
        prefix = filter?["Prefix"]?.text ?? filter?["And"]?["Prefix"]?.text ?? node["Prefix"]?.text ?? ""
        hasOtherFilter = filter?.children.contains { $0.name != "Prefix" } == true
        guard let text = node["Expiration"]?["Days"]?.text else {
            expirationDays = nil
            return
        }
        guard let days = Int(text), (1...1_000_000).contains(days) else {
            throw .invalidArgument("'Days' for Expiration action must be a positive integer", name: "Days", value: text)
        }
        expirationDays = days
    }
}
