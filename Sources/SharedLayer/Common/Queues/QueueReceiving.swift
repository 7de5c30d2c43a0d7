/// The input and output of receiving.
enum QueueReceiving {
    struct Request: Encodable {
        let queueURL: String
        let messagesMax: Int
        let waitSeconds: Int
        let visibilitySeconds: Int?
        let systemAttributes = ["All"]
        let attributes = ["All"]

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case messagesMax = "MaxNumberOfMessages"
            case waitSeconds = "WaitTimeSeconds"
            case visibilitySeconds = "VisibilityTimeout"
            case systemAttributes = "AttributeNames"
            case attributes = "MessageAttributeNames"
        }
    }

    struct Answer: Decodable {
        let messages: [Message]?

        enum CodingKeys: String, CodingKey {
            case messages = "Messages"
        }
    }

    struct Message: Decodable {
        let messageID: String
        let receiptHandle: String
        let body: String
        let bodyDigest: String?
        let systemAttributes: [String: String]?
        let attributes: [String: QueueAttribute]?

        enum CodingKeys: String, CodingKey {
            case messageID = "MessageId"
            case receiptHandle = "ReceiptHandle"
            case body = "Body"
            case bodyDigest = "MD5OfBody"
            case systemAttributes = "Attributes"
            case attributes = "MessageAttributes"
        }

        var isIntact: Bool { bodyDigest.map { $0 == MessageDigest.ofBody(body) } ?? true }

        var message: QueueMessage {
            let typed = (attributes ?? [:]).compactMapValues(\.attribute)
            return QueueMessage(
                messageID: messageID, receiptHandle: receiptHandle, body: body,
                systemAttributes: systemAttributes ?? [:], attributes: typed.compactMapValues(\.text),
                typedAttributes: typed)
        }
    }
}
