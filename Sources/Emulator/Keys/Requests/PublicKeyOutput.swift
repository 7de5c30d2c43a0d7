import FoundationEssentials

/// The answer of GetPublicKey.
struct PublicKeyOutput: Encodable {
    let keyARN: String
    let publicKey: Data
    let spec: String
    let deprecatedSpec: String
    let usage: String
    let signingAlgorithms: [String]?
    let encryptionAlgorithms: [String]?

    enum CodingKeys: String, CodingKey {
        case keyARN = "KeyId"
        case publicKey = "PublicKey"
        case spec = "KeySpec"
        case deprecatedSpec = "CustomerMasterKeySpec"
        case usage = "KeyUsage"
        case signingAlgorithms = "SigningAlgorithms"
        case encryptionAlgorithms = "EncryptionAlgorithms"
    }
}
