import FoundationEssentials

enum GenerateDataKeyPair {
    struct Input: Decodable {
        let keyId: String?
        let keyPairSpec: String?
        let encryptionContext: [String: String]?
        let dryRun: Bool?
    }

    struct Output: Encodable {
        let privateKeyCiphertextBlob: Data
        var privateKeyPlaintext: Data?
        let publicKey: Data
        let keyId: String
        let keyPairSpec: String

        var withoutPlaintext: Output {
            var copy = self
            copy.privateKeyPlaintext = nil
            return copy
        }
    }
}
