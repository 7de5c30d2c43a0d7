enum ListQueues {
    struct Input: Decodable {
        let queueNamePrefix: String?
        let nextToken: String?
        let maxResults: Int?

        enum CodingKeys: String, CodingKey {
            case queueNamePrefix = "QueueNamePrefix"
            case nextToken = "NextToken"
            case maxResults = "MaxResults"
        }
    }

    struct Output: Encodable {
        let queueURLs: [String]?
        let nextToken: String?

        enum CodingKeys: String, CodingKey {
            case queueURLs = "QueueUrls"
            case nextToken = "NextToken"
        }
    }
}
