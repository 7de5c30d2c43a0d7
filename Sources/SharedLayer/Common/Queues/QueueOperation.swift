/// The inputs and outputs of SQS's operations on messages.
enum QueueOperation {
    struct Send: Encodable {
        let queueURL: String
        let body: String
        let delaySeconds: Int?
        let attributes: [String: Attribute]?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case body = "MessageBody"
            case delaySeconds = "DelaySeconds"
            case attributes = "MessageAttributes"
        }
    }

    struct Attribute: Codable {
        let type: String
        let text: String?

        enum CodingKeys: String, CodingKey {
            case type = "DataType"
            case text = "StringValue"
        }
    }

    struct Sent: Decodable {
        let messageID: String

        enum CodingKeys: String, CodingKey {
            case messageID = "MessageId"
        }
    }

    struct ChangeVisibility: Encodable {
        let queueURL: String
        let receiptHandle: String
        let seconds: Int

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case receiptHandle = "ReceiptHandle"
            case seconds = "VisibilityTimeout"
        }
    }

    struct Delete: Encodable {
        let queueURL: String
        let receiptHandle: String

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case receiptHandle = "ReceiptHandle"
        }
    }

    struct Receive: Encodable {
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

    struct Received: Decodable {
        let messages: [Message]?

        enum CodingKeys: String, CodingKey {
            case messages = "Messages"
        }
    }

    struct Message: Decodable {
        let messageID: String
        let receiptHandle: String
        let body: String
        let systemAttributes: [String: String]?
        let attributes: [String: Attribute]?

        enum CodingKeys: String, CodingKey {
            case messageID = "MessageId"
            case receiptHandle = "ReceiptHandle"
            case body = "Body"
            case systemAttributes = "Attributes"
            case attributes = "MessageAttributes"
        }
    }
}
