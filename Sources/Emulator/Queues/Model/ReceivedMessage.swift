/// A message as one receive hands it out, with everything that SQS knows of it.
package struct ReceivedMessage: Sendable, Equatable {
    package let messageID: String
    package let receiptHandle: String
    package let body: String
    package let bodyMD5: String
    package let messageAttributes: [String: MessageAttribute]
    /// By their names on the wire, such as `ApproximateReceiveCount`; times in milliseconds since 1970.
    package let systemAttributes: [String: String]

    /// Over all message attributes; nil when there are none.
    package var messageAttributesMD5: String? { MessageDigest.ofAttributes(messageAttributes) }
}
