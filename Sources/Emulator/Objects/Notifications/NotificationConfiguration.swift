import Wire

/// Who is told of which of a bucket's events. Source: Amazon S3 API reference, "NotificationConfiguration".
struct NotificationConfiguration: Codable, Sendable, Equatable {
    var rules: [NotificationRule] = []
    /// Whether every event goes to the account's default event bus.
    var hasEventBridge = false

    /// - Parameter makeID: for rules without an id.
    init(_ document: XMLNode, makeID: () -> String) throws(ObjectsError) {
        hasEventBridge = document["EventBridgeConfiguration"] != nil
        for node in document.children {
            guard let kind = NotificationRule.Kind(element: node.name) else { continue }
            rules.append(try NotificationRule(node, kind, makeID: makeID))
        }
        for (place, rule) in rules.enumerated() {
            for other in rules[..<place] where rule.overlaps(other) {
                throw .invalidArgument(
                    "Configurations overlap. Configurations on the same bucket cannot share a common event type.",
                    name: "NotificationConfiguration", value: rule.id)
            }
        }
    }

    init(rules: [NotificationRule] = [], hasEventBridge: Bool = false) {
        self.rules = rules
        self.hasEventBridge = hasEventBridge
    }

    var elements: [XMLElement] {
        rules.map(\.element) + (hasEventBridge ? [XMLElement("EventBridgeConfiguration", children: [])] : [])
    }
}
