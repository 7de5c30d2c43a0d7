import Wire

/// Turns what a sender asks for into a message that may be stored, or into SQS's error.
struct MessageValidator: Sendable {
    let makeIdentifier: @Sendable () -> String

    /// Everything but the queue's own size limit, which the store checks when it knows the queue.
    func message(_ input: SendMessage.Input) throws(ServiceError) -> OutgoingMessage {
        guard let body = input.messageBody, !body.isEmpty else { throw .missingParameter("MessageBody") }
        if let delay = input.delaySeconds, !(0...QueueLimits.delaySecondsMax ~= delay) {
            throw .invalidParameter(
                "DelaySeconds", value: delay,
                reason: "DelaySeconds must be >= 0 and <= \(QueueLimits.delaySecondsMax).")
        }
        if let id = input.messageDeduplicationId {
            throw .invalidParameter(
                "MessageDeduplicationId", value: id,
                reason: "The request includes a parameter that is not valid for this queue type.")
        }
        guard MessageCharacters.areValid(body) else { throw MessageCharacters.error }
        let attributes = input.messageAttributes ?? [:]
        try MessageAttributeRules.validate(attributes)
        return OutgoingMessage(
            messageID: makeIdentifier(), body: body, bodyMD5: MessageDigest.ofBody(body), attributes: attributes,
            traceHeader: try traceHeader(input.messageSystemAttributes ?? [:]), delaySeconds: input.delaySeconds,
            groupID: input.messageGroupId,
            byteCount: body.utf8.count + attributes.reduce(0) { $0 + $1.key.utf8.count + $1.value.byteCount })
    }

    /// Throws `InvalidParameterValueException` when the message is larger than its queue takes.
    static func validateSize(of message: OutgoingMessage, maximumBytes: Int) throws(ServiceError) {
        guard message.byteCount <= maximumBytes else {
            throw .invalidParameter(
                "One or more parameters are invalid. Reason: Message must be shorter than \(maximumBytes) bytes.")
        }
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
