/// A batch of queue messages.
///
/// Source: Lambda developer guide, "Using Lambda with Amazon SQS".
public struct SQSEvent: Codable, Sendable, Equatable {
    public var records: [Record]

    public init(records: [Record]) {
        self.records = records
    }

    enum CodingKeys: String, CodingKey {
        case records = "Records"
    }

    public struct Record: Codable, Sendable, Equatable {
        public var messageId: String
        public var receiptHandle: String
        public var body: String
        /// `ApproximateReceiveCount`, `SentTimestamp`, `SenderId`, `ApproximateFirstReceiveTimestamp`, …
        public var attributes: [String: String]
        public var messageAttributes: [String: MessageAttribute]
        public var md5OfBody: String
        public var md5OfMessageAttributes: String?
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
    }

    public struct MessageAttribute: Codable, Sendable, Equatable {
        public var stringValue: String?
        /// Base64.
        public var binaryValue: String?
        public var stringListValues: [String]?
        public var binaryListValues: [String]?
        public var dataType: String

        public init(stringValue: String? = nil, binaryValue: String? = nil, dataType: String) {
            self.stringValue = stringValue
            self.binaryValue = binaryValue
            self.dataType = dataType
        }
    }
}
