/// `GetQueueAttributes` and `SetQueueAttributes`.
enum QueueAttributes {
    struct GetInput: Decodable {
        let queueURL: String?
        let attributeNames: [String]?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case attributeNames = "AttributeNames"
        }
    }

    struct GetOutput: Encodable {
        let attributes: [String: String]?

        enum CodingKeys: String, CodingKey {
            case attributes = "Attributes"
        }
    }

    struct SetInput: Decodable {
        let queueURL: String?
        let attributes: [String: String]?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case attributes = "Attributes"
        }
    }
}
