import Wire

/// Which attributes of its messages a receiver asked for.
struct AttributeSelection: Sendable {
    private static let systemNames: Set<String> = [
        "All", "SenderId", "SentTimestamp", "ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp",
        "SequenceNumber", "MessageDeduplicationId", "MessageGroupId", "AWSTraceHeader", "DeadLetterQueueSourceArn",
    ]

    private let system: Set<String>
    /// Exact names, `All`, `.*`, or a prefix followed by `.*`.
    private let message: [String]

    /// Throws `InvalidAttributeName` for a system attribute that SQS does not have.
    init(_ input: ReceiveMessage.Input) throws(ServiceError) {
        system = Set((input.attributeNames ?? []) + (input.messageSystemAttributeNames ?? []))
        message = input.messageAttributeNames ?? []
        if let unknown = system.sorted().first(where: { !Self.systemNames.contains($0) }) {
            throw .unknownAttribute(unknown)
        }
    }

    /// The message with what was asked for. The MD5 is over the selected attributes, as SDKs check it.
    func apply(to received: ReceivedMessage) -> ReceiveMessage.Message {
        let attributes =
            system.isEmpty
            ? [:] : received.systemAttributes.filter { system.contains("All") || system.contains($0.key) }
        let messageAttributes = message.isEmpty ? [:] : received.messageAttributes.filter { selects($0.key) }
        return ReceiveMessage.Message(
            messageID: received.messageID, receiptHandle: received.receiptHandle, bodyMD5: received.bodyMD5,
            body: received.body, attributes: attributes.isEmpty ? nil : attributes,
            messageAttributesMD5: MessageDigest.ofAttributes(messageAttributes),
            messageAttributes: messageAttributes.isEmpty ? nil : messageAttributes)
    }

    private func selects(_ name: String) -> Bool {
        message.contains { wanted in
            if wanted == "All" || wanted == name || wanted == "*" { return true }
            return wanted.hasSuffix(".*") && name.hasPrefix(wanted.dropLast(2))
        }
    }
}
