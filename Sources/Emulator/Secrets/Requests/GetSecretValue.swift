import FoundationEssentials

enum GetSecretValue {
    struct Input: Decodable {
        let secretId: String?
        let versionId: String?
        let versionStage: String?
    }

    struct Output: Encodable {
        let arn: String
        let name: String
        let versionId: String
        let secretBinary: Data?
        let secretString: String?
        let versionStages: [String]?
        /// Seconds since 1970.
        let createdDate: Double

        init(_ secret: SecretRecord, _ version: SecretVersionRecord, _ content: SecretContent) {
            arn = secret.arn
            name = secret.name
            versionId = version.id
            switch content {
            case .text(let text): (secretString, secretBinary) = (text, nil)
            case .binary(let bytes): (secretString, secretBinary) = (nil, Data(bytes))
            }
            versionStages = version.stages.isEmpty ? nil : version.stages
            createdDate = version.createdAt
        }

        enum CodingKeys: String, CodingKey {
            case arn = "ARN"
            case name, versionId, secretBinary, secretString, versionStages, createdDate
        }
    }
}
