enum SendMessageBatch {
    struct Input: Decodable {
        let queueURL: String?
        let entries: [Entry]?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case entries = "Entries"
        }
    }

    struct Entry: Decodable {
        let id: String
        let message: SendMessage.Input

        init(from decoder: any Decoder) throws {
            id = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .id)
            message = try SendMessage.Input(from: decoder)
        }

        enum CodingKeys: String, CodingKey {
            case id = "Id"
        }
    }

    struct Success: Encodable {
        let id: String
        let receipt: SendReceipt

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Entry.CodingKeys.self)
            try container.encode(id, forKey: .id)
            try SendMessage.Output(receipt).encode(to: encoder)
        }
    }
}
