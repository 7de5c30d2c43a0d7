enum ListSecretVersionIds {
    struct Input: Decodable {
        let secretId: String?
        let maxResults: Int?
        let nextToken: String?
        let includeDeprecated: Bool?
    }

    struct Output: Encodable {
        let versions: [Version]
        let nextToken: String?
        let arn: String
        let name: String

        /// Times are seconds since 1970.
        struct Version: Encodable {
            let versionId: String
            let versionStages: [String]
            let lastAccessedDate: Double?
            let createdDate: Double
            let kmsKeyIds: [String]?
        }

        enum CodingKeys: String, CodingKey {
            case versions, nextToken
            case arn = "ARN"
            case name
        }
    }
}
