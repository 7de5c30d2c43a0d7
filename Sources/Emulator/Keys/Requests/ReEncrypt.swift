import FoundationEssentials

enum ReEncrypt {
    struct Input: Decodable {
        let ciphertextBlob: Data?
        let sourceEncryptionContext: [String: String]?
        let sourceKeyId: String?
        let destinationKeyId: String?
        let destinationEncryptionContext: [String: String]?
        let sourceEncryptionAlgorithm: String?
        let destinationEncryptionAlgorithm: String?
        let dryRun: Bool?
    }

    struct Output: Encodable {
        let ciphertextBlob: Data
        let sourceKeyId: String
        let keyId: String
        let sourceEncryptionAlgorithm: String
        let destinationEncryptionAlgorithm: String
    }
}
