import FoundationEssentials

/// The members of Encrypt, Decrypt and GenerateDataKey.
struct EncryptionInput: Decodable {
    let keyID: String?
    let plaintext: Data?
    let ciphertext: Data?
    let context: [String: String]?
    let algorithm: String?
    let byteCount: Int?
    let dataKeySpec: String?
    let isDryRun: Bool?

    enum CodingKeys: String, CodingKey {
        case keyID = "KeyId"
        case plaintext = "Plaintext"
        case ciphertext = "CiphertextBlob"
        case context = "EncryptionContext"
        case algorithm = "EncryptionAlgorithm"
        case byteCount = "NumberOfBytes"
        case dataKeySpec = "KeySpec"
        case isDryRun = "DryRun"
    }
}
