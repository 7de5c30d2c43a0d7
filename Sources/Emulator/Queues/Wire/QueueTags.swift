/// `TagQueue`, `UntagQueue` and `ListQueueTags`.
enum QueueTags {
    struct TagInput: Decodable {
        let queueURL: String?
        let tags: [String: String]?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case tags = "Tags"
        }
    }

    struct UntagInput: Decodable {
        let queueURL: String?
        let tagKeys: [String]?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case tagKeys = "TagKeys"
        }
    }

    struct ListOutput: Encodable {
        /// Left out where there are none.
        let tags: [String: String]?

        enum CodingKeys: String, CodingKey {
            case tags = "Tags"
        }
    }
}
