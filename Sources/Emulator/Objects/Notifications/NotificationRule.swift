import Wire

/// Some events of some keys, and the one who is told.
package struct NotificationRule: Codable, Sendable, Equatable {
    var id: String
    let kind: Kind
    let target: String
    /// Such as `s3:ObjectCreated:*`.
    let events: [String]
    let prefix: String?
    let suffix: String?

    package enum Kind: String, Codable, Sendable, CaseIterable {
        case queue, topic, function

        init?(element: String) {
            guard let kind = Self.allCases.first(where: { $0.element == element }) else { return nil }
            self = kind
        }

        var element: String {
            switch self {
            case .queue: "QueueConfiguration"
            case .topic: "TopicConfiguration"
            case .function: "CloudFunctionConfiguration"
            }
        }

        var targetElement: String {
            switch self {
            case .queue: "Queue"
            case .topic: "Topic"
            case .function: "CloudFunction"
            }
        }

        var service: String {
            switch self {
            case .queue: "sqs"
            case .topic: "sns"
            case .function: "lambda"
            }
        }
    }

    package init(id: String, kind: Kind, target: String, events: [String], prefix: String?, suffix: String?) {
        self.id = id
        self.kind = kind
        self.target = target
        self.events = events
        self.prefix = prefix
        self.suffix = suffix
    }

    init(_ node: XMLNode, _ kind: Kind, makeID: () -> String) throws(ObjectsError) {
        guard let target = node[kind.targetElement]?.text, !target.isEmpty else { throw .malformedXML }
        guard target.hasPrefix("arn:aws:\(kind.service):") else {
            throw .invalidArgument("The ARN is not well formed", name: kind.targetElement, value: target)
        }
        var prefix: String?
        var suffix: String?
        for rule in node["Filter"]?["S3Key"]?.all("FilterRule") ?? [] {
            guard let value = rule["Value"]?.text else { throw .malformedXML }
            switch rule["Name"]?.text.lowercased() {
            case "prefix" where prefix == nil: prefix = value
            case "suffix" where suffix == nil: suffix = value
            case "prefix", "suffix":
                throw .invalidArgument(
                    "Cannot specify more than one \(rule["Name"]?.text.lowercased() ?? "") rule in a filter.",
                    name: "FilterRule.Name", value: rule["Name"]?.text ?? "")
            default:
                throw .invalidArgument(
                    "filter rule name must be either prefix or suffix", name: "FilterRule.Name",
                    value: rule["Name"]?.text ?? "")
            }
        }
        let events = node.all("Event").map(\.text)
        guard !events.isEmpty else { throw .malformedXML }
        for event in events where !Self.known.contains(event) {
            throw .invalidArgument(
                "The event '\(event)' is not supported for notifications", name: "Event", value: event)
        }
        self.init(
            id: node["Id"]?.text ?? makeID(), kind: kind, target: target, events: events, prefix: prefix,
            suffix: suffix)
    }

    /// Whether an event, such as `s3:ObjectCreated:Put`, of this key is told.
    func matches(_ event: String, key: String) -> Bool {
        let bytes = key.utf8
        return events.contains { Self.covers($0, event) } && bytes.starts(with: (prefix ?? "").utf8)
            && bytes.reversed().starts(with: (suffix ?? "").utf8.reversed())
    }

    private static func covers(_ pattern: String, _ event: String) -> Bool {
        pattern == event || pattern.hasSuffix("*") && event.hasPrefix(pattern.dropLast())
    }

    /// Whether an event of a key could be both rules'.
    func overlaps(_ other: NotificationRule) -> Bool {
        let sharesEvent = events.contains { one in
            other.events.contains { Self.covers(one, $0) || Self.covers($0, one) }
        }
        func joins(_ one: String?, _ two: String?, _ ends: Bool) -> Bool {
            let (one, two) = (Array((one ?? "").utf8), Array((two ?? "").utf8))
            return ends
                ? one.reversed().starts(with: two.reversed()) || two.reversed().starts(with: one.reversed())
                : one.starts(with: two) || two.starts(with: one)
        }
        return sharesEvent && joins(prefix, other.prefix, false) && joins(suffix, other.suffix, true)
    }

    var element: XMLElement {
        var children = [XMLElement("Id", text: id), XMLElement(kind.targetElement, text: target)]
        children += events.map { XMLElement("Event", text: $0) }
        let filters = [("Prefix", prefix), ("Suffix", suffix)].compactMap { name, value in
            value.map { value in
                XMLElement(
                    "FilterRule", children: [XMLElement("Name", text: name), XMLElement("Value", text: value)])
            }
        }
        if !filters.isEmpty {
            children.append(XMLElement("Filter", children: [XMLElement("S3Key", children: filters)]))
        }
        return XMLElement(kind.element, children: children)
    }

    private static let known: Set<String> = [
        "s3:ReducedRedundancyLostObject", "s3:ObjectCreated:*", "s3:ObjectCreated:Put", "s3:ObjectCreated:Post",
        "s3:ObjectCreated:Copy", "s3:ObjectCreated:CompleteMultipartUpload", "s3:ObjectRemoved:*",
        "s3:ObjectRemoved:Delete", "s3:ObjectRemoved:DeleteMarkerCreated", "s3:ObjectRestore:*",
        "s3:ObjectRestore:Post", "s3:ObjectRestore:Completed", "s3:ObjectRestore:Delete", "s3:Replication:*",
        "s3:Replication:OperationFailedReplication", "s3:Replication:OperationNotTracked",
        "s3:Replication:OperationMissedThreshold", "s3:Replication:OperationReplicatedAfterThreshold",
        "s3:LifecycleExpiration:*", "s3:LifecycleExpiration:Delete", "s3:LifecycleExpiration:DeleteMarkerCreated",
        "s3:LifecycleTransition", "s3:IntelligentTiering", "s3:ObjectTagging:*", "s3:ObjectTagging:Put",
        "s3:ObjectTagging:Delete", "s3:ObjectAcl:Put",
    ]
}
