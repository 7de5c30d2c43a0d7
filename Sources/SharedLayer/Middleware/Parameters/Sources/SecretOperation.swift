import FoundationEssentials

/// The inputs and outputs of Secrets Manager's operations.
enum SecretOperation {
    struct Get: Encodable {
        let secretID: String
        let versionID: String?
        let versionStage: String?

        enum CodingKeys: String, CodingKey {
            case secretID = "SecretId"
            case versionID = "VersionId"
            case versionStage = "VersionStage"
        }
    }

    struct Got: Decodable {
        let versionID: String?
        let text: String?
        let data: Data?

        enum CodingKeys: String, CodingKey {
            case versionID = "VersionId"
            case text = "SecretString"
            case data = "SecretBinary"
        }
    }

    struct Put: Encodable {
        var secretID: String?
        /// For a secret that is new.
        var name: String?
        let text: String?
        let data: Data?
        let token: String

        enum CodingKeys: String, CodingKey {
            case secretID = "SecretId"
            case name = "Name"
            case text = "SecretString"
            case data = "SecretBinary"
            case token = "ClientRequestToken"
        }
    }

    struct Stored: Decodable {
        let versionID: String

        enum CodingKeys: String, CodingKey {
            case versionID = "VersionId"
        }
    }
}
