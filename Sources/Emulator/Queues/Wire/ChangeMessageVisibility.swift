/// `ChangeMessageVisibility` and `ChangeMessageVisibilityBatch`.
enum ChangeMessageVisibility {
    struct Input: Decodable {
        let queueURL: String?
        let receiptHandle: String?
        let visibilityTimeout: Int?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case receiptHandle = "ReceiptHandle"
            case visibilityTimeout = "VisibilityTimeout"
        }
    }

    struct BatchInput: Decodable {
        let queueURL: String?
        let entries: [Entry]?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case entries = "Entries"
        }
    }

    struct Entry: Decodable {
        let id: String
        let receiptHandle: String
        let visibilityTimeout: Int?

        enum CodingKeys: String, CodingKey {
            case id = "Id"
            case receiptHandle = "ReceiptHandle"
            case visibilityTimeout = "VisibilityTimeout"
        }
    }
}
