import FoundationEssentials

/// The answer of Encrypt, Decrypt and GenerateDataKey, each with its own members.
struct EncryptionOutput: Encodable {
    let keyARN: String
    var plaintext: Data?
    var ciphertext: Data?
    var algorithm: String?

    enum CodingKeys: String, CodingKey {
        case keyARN = "KeyId"
        case plaintext = "Plaintext"
        case ciphertext = "CiphertextBlob"
        case algorithm = "EncryptionAlgorithm"
    }
}

extension EncryptionOutput {
    var withoutPlaintext: EncryptionOutput {
        var copy = self
        copy.plaintext = nil
        return copy
    }
}
