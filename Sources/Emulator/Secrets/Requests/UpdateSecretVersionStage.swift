enum UpdateSecretVersionStage {
    struct Input: Decodable, Sendable {
        let secretId: String?
        let versionStage: String?
        let removeFromVersionId: String?
        let moveToVersionId: String?
    }
}
