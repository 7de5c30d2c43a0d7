enum ListDeadLetterSourceQueues {
    struct Input: Decodable {
        let queueURL: String?
        let nextToken: String?
        let maxResults: Int?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case nextToken = "NextToken"
            case maxResults = "MaxResults"
        }
    }

    struct Output: Encodable {
        /// The one member of SQS's API that begins with a lowercase letter.
        let queueUrls: [String]
        let nextToken: String?

        enum CodingKeys: String, CodingKey {
            case queueUrls
            case nextToken = "NextToken"
        }
    }
}
