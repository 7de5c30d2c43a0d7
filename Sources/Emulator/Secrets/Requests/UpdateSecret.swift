import FoundationEssentials

enum UpdateSecret {
    struct Input: Decodable, Sendable {
        let secretId: String?
        let clientRequestToken: String?
        let description: String?
        let kmsKeyId: String?
        let secretBinary: Data?
        let secretString: String?
    }
}
