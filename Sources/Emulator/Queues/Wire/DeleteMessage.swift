/// `DeleteMessage` and `DeleteMessageBatch`.
enum DeleteMessage {
    struct Input: Decodable {
        let queueURL: String?
        let receiptHandle: String?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case receiptHandle = "ReceiptHandle"
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

        enum CodingKeys: String, CodingKey {
            case id = "Id"
            case receiptHandle = "ReceiptHandle"
        }
    }
}
