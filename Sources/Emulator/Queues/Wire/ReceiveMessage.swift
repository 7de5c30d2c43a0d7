enum ReceiveMessage {
    struct Input: Decodable {
        let queueURL: String?
        /// The older name of `messageSystemAttributeNames`; both count.
        let attributeNames: [String]?
        let messageSystemAttributeNames: [String]?
        let messageAttributeNames: [String]?
        let maxNumberOfMessages: Int?
        let visibilityTimeout: Int?
        let waitTimeSeconds: Int?
        let receiveRequestAttemptId: String?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case attributeNames = "AttributeNames"
            case messageSystemAttributeNames = "MessageSystemAttributeNames"
            case messageAttributeNames = "MessageAttributeNames"
            case maxNumberOfMessages = "MaxNumberOfMessages"
            case visibilityTimeout = "VisibilityTimeout"
            case waitTimeSeconds = "WaitTimeSeconds"
            case receiveRequestAttemptId = "ReceiveRequestAttemptId"
        }
    }

    struct Output: Encodable {
        /// Left out when nothing was received.
        let messages: [Message]?

        enum CodingKeys: String, CodingKey {
            case messages = "Messages"
        }
    }

    struct Message: Encodable {
        let messageID: String
        let receiptHandle: String
        let bodyMD5: String
        let body: String
        let attributes: [String: String]?
        let messageAttributesMD5: String?
        let messageAttributes: [String: MessageAttribute]?

        enum CodingKeys: String, CodingKey {
            case messageID = "MessageId"
            case receiptHandle = "ReceiptHandle"
            case bodyMD5 = "MD5OfBody"
            case body = "Body"
            case attributes = "Attributes"
            case messageAttributesMD5 = "MD5OfMessageAttributes"
            case messageAttributes = "MessageAttributes"
        }
    }
}
