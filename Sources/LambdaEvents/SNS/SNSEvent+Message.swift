public import FoundationEssentials

extension SNSEvent {
    public struct Message: Codable, Sendable, Equatable {
        /// `Notification`.
        public var type: String
        public var messageId: String
        public var topicArn: String
        /// Null when the publisher gave none.
        @Nullable public var subject: String?
        public var message: String
        /// Such as `2019-01-02T12:45:07.000Z`.
        public var timestamp: String
        public var signatureVersion: String
        public var signature: String
        public var signingCertUrl: String
        public var unsubscribeUrl: String
        @Nullable public var messageAttributes: [String: MessageAttribute]?

        enum CodingKeys: String, CodingKey {
            case type = "Type"
            case messageId = "MessageId"
            case topicArn = "TopicArn"
            case subject = "Subject"
            case message = "Message"
            case timestamp = "Timestamp"
            case signatureVersion = "SignatureVersion"
            case signature = "Signature"
            case signingCertUrl = "SigningCertUrl"
            case unsubscribeUrl = "UnsubscribeUrl"
            case messageAttributes = "MessageAttributes"
        }

        /// When the message was published; nil should the text be no time.
        public var publishedAt: Date? { EventTime.date(iso8601: timestamp) }

        /// The message as a type of the function, from JSON. Throws a `DecodingError` whose path begins at the message.
        public func decodeMessage<Value: Decodable>(
            as type: Value.Type = Value.self, decoder: JSONDecoder = JSONDecoder()
        ) throws -> Value {
            try decoder.decode(type, from: Data(message.utf8))
        }
    }
}
