import Wire

/// The attributes that a subscription may have, and their rules.
///
/// Source: SNS API reference, `Subscribe` and `SetSubscriptionAttributes`.
struct SubscriptionAttributes: Sendable {
    /// `ReplayPolicy` is refused: topics keep no archive.
    private static let settable: Set<String> = [
        "DeliveryPolicy", "FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy",
        "SubscriptionRoleArn",
    ]

    /// What every error begins with: `Attributes Reason: ` in `Subscribe`.
    private let prefix: String
    private let protocolName: SubscriptionProtocol
    private let isFIFO: Bool

    /// - Parameter isNew: whether `Subscribe` gives them.
    init(of protocolName: SubscriptionProtocol, endpoint: String, topicName: String, isNew: Bool) {
        prefix = isNew ? "Attributes Reason: " : ""
        self.protocolName = protocolName
        isFIFO = topicName.hasSuffix(TopicName.fifoSuffix) && endpoint.hasSuffix(TopicName.fifoSuffix)
    }

    /// The attributes of a subscription once `changes` are made; an empty value takes one back.
    func applying(
        _ changes: [String: String], to existing: [String: String] = [:]
    ) throws(ServiceError) -> [String: String] {
        var attributes = existing
        for (name, value) in changes.sorted(by: { $0.key < $1.key }) {
            guard Self.settable.contains(name) else {
                throw .invalidParameter(prefix.isEmpty ? "AttributeName" : "\(prefix)Unknown attribute \(name)")
            }
            attributes[name] = try normalized(name, value)
        }
        if changes["FilterPolicy"] != nil || changes["FilterPolicyScope"] != nil { try checkFilter(attributes) }
        return attributes
    }

    private func normalized(_ name: String, _ value: String) throws(ServiceError) -> String? {
        switch name {
        case "RawMessageDelivery":
            guard ["true", "false"].contains(value.lowercased()) else {
                throw .invalidParameter("\(prefix)RawMessageDelivery: Invalid value [\(value)]. Must be true or false.")
            }
            guard value.lowercased() == "false" || protocolName.takesRawMessages else {
                throw .invalidParameter(
                    "\(prefix)RawMessageDelivery: Delivery protocol [\(protocolName.rawValue)] does not support raw "
                        + "message delivery.")
            }
            return value.lowercased()
        case "FilterPolicyScope":
            guard FilterPolicyScope(rawValue: value) != nil else {
                throw .invalidParameter(
                    "\(prefix)FilterPolicyScope: Invalid value [\(value)]. Please use either MessageBody or "
                        + "MessageAttributes")
            }
        case "RedrivePolicy" where !value.isEmpty:
            _ = try DeadLetterPolicy(value, prefix: prefix, isFIFO: isFIFO)
        case "DeliveryPolicy" where !value.isEmpty:
            guard protocolName.isHTTP else {
                throw .invalidParameter(
                    "\(prefix)DeliveryPolicy: Delivery protocol [\(protocolName.rawValue)] does not support delivery "
                        + "policies.")
            }
            return try SubscriptionDeliveryPolicy(value, prefix: prefix).json
        case "FilterPolicy" where value.allSatisfy({ "{} \n\t".contains($0) }): return nil
        default: break
        }
        return value.isEmpty ? nil : value
    }

    /// A policy and its scope have to fit, whichever of them was set last.
    private func checkFilter(_ attributes: [String: String]) throws(ServiceError) {
        guard let text = attributes["FilterPolicy"] else { return }
        let scope = attributes["FilterPolicyScope"].flatMap(FilterPolicyScope.init) ?? .messageAttributes
        do throws(FilterPolicyError) {
            _ = try FilterPolicy(text, scope: scope)
        } catch {
            throw .invalidParameter(prefix + error.message)
        }
    }
}
