/// What a sender learns of a message that was committed. For a duplicate, id and sequence number are the first one's.
package struct SendReceipt: Sendable, Equatable {
    package let messageID: String
    package let bodyMD5: String
    package let attributesMD5: String?
    package let systemAttributesMD5: String?
    /// Of a FIFO queue's message.
    package let sequenceNumber: String?

    init(_ message: OutgoingMessage, _ sent: SentMessage) {
        messageID = sent.messageID
        bodyMD5 = message.bodyMD5
        attributesMD5 = MessageDigest.ofAttributes(message.attributes)
        systemAttributesMD5 = message.traceHeader.flatMap {
            MessageDigest.ofAttributes(["AWSTraceHeader": MessageAttribute(dataType: "String", stringValue: $0)])
        }
        sequenceNumber = message.deduplicationID == nil ? nil : SequenceNumber.text(sent.sequence)
    }
}
