import FoundationEssentials

/// The members of GenerateDataKey, Encrypt and Decrypt.
struct KMSEncryptionRequest: Encodable {
    let keyID: String
    /// Left out when it is empty.
    let context: [String: String]?
    let dataKeySpec: String?
    let plaintext: Data?
    let ciphertext: Data?

    init(
        keyID: String, context: EncryptionContext, dataKeySpec: String? = nil, plaintext: Data? = nil,
        ciphertext: Data? = nil
    ) {
        self.keyID = keyID
        self.context = context.pairs.isEmpty ? nil : context.pairs
        self.dataKeySpec = dataKeySpec
        self.plaintext = plaintext
        self.ciphertext = ciphertext
    }

    enum CodingKeys: String, CodingKey {
        case keyID = "KeyId"
        case context = "EncryptionContext"
        case dataKeySpec = "KeySpec"
        case plaintext = "Plaintext"
        case ciphertext = "CiphertextBlob"
    }
}
