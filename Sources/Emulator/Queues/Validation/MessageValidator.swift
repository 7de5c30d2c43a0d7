import OpenSSLCrypto
import Wire

/// Turns what a sender asks for into a message that may be stored, or into SQS's error.
struct MessageValidator: Sendable {
    let makeIdentifier: @Sendable () -> String

    /// Everything but what depends on the queue's attributes, which the store checks when it knows them.
    func message(_ input: SendMessage.Input, toQueue queue: String) throws(ServiceError) -> OutgoingMessage {
        guard let body = input.messageBody, !body.isEmpty else { throw .missingParameter("MessageBody") }
        let deduplicationID = try deduplicationID(input, body: body, isFIFO: QueueName.isFIFO(queue))
        if let delay = input.delaySeconds, !(0...QueueLimits.delaySecondsMax ~= delay) {
            throw .invalidParameter(
                "DelaySeconds", value: delay,
                reason: "DelaySeconds must be >= 0 and <= \(QueueLimits.delaySecondsMax).")
        }
        guard MessageCharacters.areValid(body) else { throw MessageCharacters.error }
        let attributes = input.messageAttributes ?? [:]
        if !attributes.isEmpty { try MessageAttributeRules.validate(attributes) }
        return OutgoingMessage(
            messageID: makeIdentifier(), body: body, bodyMD5: MessageDigest.ofBody(body), attributes: attributes,
            traceHeader: try traceHeader(input.messageSystemAttributes ?? [:]), delaySeconds: input.delaySeconds,
            groupID: input.messageGroupId, deduplicationID: deduplicationID,
            byteCount: body.utf8.count + attributes.reduce(0) { $0 + $1.key.utf8.count + $1.value.byteCount })
    }

    /// Throws `InvalidParameterValueException` when the message is larger than its queue takes.
    static func validateSize(of message: OutgoingMessage, maximumBytes: Int) throws(ServiceError) {
        guard message.byteCount <= maximumBytes else {
            throw .invalidParameter(
                "One or more parameters are invalid. Reason: Message must be shorter than \(maximumBytes) bytes.")
        }
    }

    /// Nil for a standard queue.
    private func deduplicationID(
        _ input: SendMessage.Input, body: String, isFIFO: Bool
    ) throws(ServiceError) -> DeduplicationID? {
        guard isFIFO else {
            guard input.messageDeduplicationId == nil else {
                throw .invalidParameter(
                    "The request include parameter MessageDeduplicationId which is not valid for this queue type")
            }
            try MessageIdentifier.validate(input.messageGroupId, "MessageGroupId")
            return nil
        }
        guard let group = input.messageGroupId, !group.isEmpty else { throw .missingParameter("MessageGroupId") }
        try MessageIdentifier.validate(group, "MessageGroupId")
        try MessageIdentifier.validate(input.messageDeduplicationId, "MessageDeduplicationId")
        // A delay of zero changes nothing and is taken.
        if let delay = input.delaySeconds, delay != 0 {
            throw .invalidParameter(
                "DelaySeconds", value: delay,
                reason: "The request include parameter that is not valid for this queue type.")
        }
        return input.messageDeduplicationId.map { .given($0) }
            ?? .content(Digest.hexadecimal(.sha256, Array(body.utf8)))
    }

    private func traceHeader(_ attributes: [String: MessageAttribute]) throws(ServiceError) -> String? {
        if let name = attributes.keys.first(where: { $0 != "AWSTraceHeader" }) {
            throw .invalidParameter("Message system attribute name '\(name)' is invalid.")
        }
        guard let attribute = attributes["AWSTraceHeader"] else { return nil }
        guard attribute.dataType == "String", let header = attribute.stringValue, !header.isEmpty else {
            throw .invalidParameter(
                "Message (system) attribute 'AWSTraceHeader' must contain a non-empty value of "
                    + "type 'String'.")
        }
        return header
    }
}
