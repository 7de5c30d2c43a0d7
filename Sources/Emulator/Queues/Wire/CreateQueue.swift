enum CreateQueue {
    struct Input: Decodable {
        let queueName: String?
        let attributes: [String: String]?
        let tags: [String: String]?

        enum CodingKeys: String, CodingKey {
            case queueName = "QueueName"
            case attributes = "Attributes"
            case tags
        }
    }

    struct Output: Encodable {
        let queueURL: String

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
        }
    }
}
