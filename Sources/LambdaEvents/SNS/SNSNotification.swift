public import FoundationEssentials

/// A notification as a topic sends it to queues and HTTP endpoints: the body of a queue message, unless the
/// subscription has raw message delivery.
///
/// What a subscribed function gets is spelled a little differently: `SNSEvent.Message`.
///
/// Source: SNS developer guide, "Parsing Amazon SNS message formats".
public struct SNSNotification: Codable, Sendable, Equatable {
    /// `Notification`.
    public var type: String
    public var messageId: String
    public var topicArn: String
    @Nullable public var subject: String?
    public var message: String
    /// Such as `2019-01-02T12:45:07.000Z`.
    public var timestamp: String
    public var signatureVersion: String
    public var signature: String
    public var signingCertURL: String
    public var unsubscribeURL: String
    @Nullable public var messageAttributes: [String: SNSEvent.MessageAttribute]?
    /// From a FIFO topic.
    @Nullable public var sequenceNumber: String?

    enum CodingKeys: String, CodingKey {
        case type = "Type"
        case messageId = "MessageId"
        case topicArn = "TopicArn"
        case subject = "Subject"
        case message = "Message"
        case timestamp = "Timestamp"
        case signatureVersion = "SignatureVersion"
        case signature = "Signature"
        case signingCertURL = "SigningCertURL"
        case unsubscribeURL = "UnsubscribeURL"
        case messageAttributes = "MessageAttributes"
        case sequenceNumber = "SequenceNumber"
    }

    /// The message as a type of the function, from JSON. Throws a `DecodingError` whose path begins at the message.
    public func decodeMessage<Value: Decodable>(
        as type: Value.Type = Value.self, decoder: JSONDecoder = JSONDecoder()
    ) throws -> Value {
        try decoder.decode(type, from: Data(message.utf8))
    }
}
