import FoundationEssentials

enum PutSecretValue {
    struct Input: Decodable, Sendable {
        let secretId: String?
        let clientRequestToken: String?
        let secretBinary: Data?
        let secretString: String?
        let versionStages: [String]?
    }

    struct Output: Encodable {
        let arn: String
        let name: String
        let versionId: String
        let versionStages: [String]

        enum CodingKeys: String, CodingKey {
            case arn = "ARN"
            case name, versionId, versionStages
        }
    }
}
