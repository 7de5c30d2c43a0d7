import FoundationEssentials

/// What is used of the answers of GenerateDataKey, Encrypt and Decrypt.
struct KMSEncryptionResponse: Decodable {
    let plaintext: Data?
    let ciphertext: Data?

    enum CodingKeys: String, CodingKey {
        case plaintext = "Plaintext"
        case ciphertext = "CiphertextBlob"
    }
}
