public import FoundationEssentials

extension SQSEvent {
    /// A message.
    public struct Record: Codable, Sendable, Equatable {
        public var messageId: String
        public var receiptHandle: String
        public var body: String
        /// `ApproximateReceiveCount`, `SentTimestamp`, `SenderId`, `ApproximateFirstReceiveTimestamp`, …
        public var attributes: [String: String]
        public var messageAttributes: [String: MessageAttribute]
        public var md5OfBody: String
        @Nullable public var md5OfMessageAttributes: String?
        public var eventSource: String
        public var eventSourceARN: String
        public var awsRegion: String

        public init(
            messageId: String, receiptHandle: String, body: String, attributes: [String: String] = [:],
            messageAttributes: [String: MessageAttribute] = [:], md5OfBody: String,
            md5OfMessageAttributes: String? = nil, eventSource: String = "aws:sqs", eventSourceARN: String,
            awsRegion: String
        ) {
            self.messageId = messageId
            self.receiptHandle = receiptHandle
            self.body = body
            self.attributes = attributes
            self.messageAttributes = messageAttributes
            self.md5OfBody = md5OfBody
            self.md5OfMessageAttributes = md5OfMessageAttributes
            self.eventSource = eventSource
            self.eventSourceARN = eventSourceARN
            self.awsRegion = awsRegion
        }

        /// The body as a type of the function, from JSON; an `SNSNotification`, an `S3Event` or an `EventBridgeEvent`
        /// where those services send to the queue.
        ///
        /// Throws a `DecodingError` whose path begins at the body.
        public func decodeBody<Value: Decodable>(
            as type: Value.Type = Value.self, decoder: JSONDecoder = JSONDecoder()
        ) throws -> Value {
            try decoder.decode(type, from: Data(body.utf8))
        }
    }
}
