enum SendMessage {
    struct Input: Decodable {
        var queueURL: String?
        var messageBody: String?
        var delaySeconds: Int?
        var messageAttributes: [String: MessageAttribute]?
        var messageSystemAttributes: [String: MessageAttribute]?
        var messageDeduplicationId: String?
        var messageGroupId: String?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case messageBody = "MessageBody"
            case delaySeconds = "DelaySeconds"
            case messageAttributes = "MessageAttributes"
            case messageSystemAttributes = "MessageSystemAttributes"
            case messageDeduplicationId = "MessageDeduplicationId"
            case messageGroupId = "MessageGroupId"
        }
    }

    struct Output: Encodable {
        let bodyMD5: String
        let attributesMD5: String?
        let systemAttributesMD5: String?
        let messageID: String
        let sequenceNumber: String?

        init(_ receipt: SendReceipt) {
            bodyMD5 = receipt.bodyMD5
            attributesMD5 = receipt.attributesMD5
            systemAttributesMD5 = receipt.systemAttributesMD5
            messageID = receipt.messageID
            sequenceNumber = receipt.sequenceNumber
        }

        enum CodingKeys: String, CodingKey {
            case bodyMD5 = "MD5OfMessageBody"
            case attributesMD5 = "MD5OfMessageAttributes"
            case systemAttributesMD5 = "MD5OfMessageSystemAttributes"
            case messageID = "MessageId"
            case sequenceNumber = "SequenceNumber"
        }
    }
}
