import FoundationEssentials

/// The members of Sign; Verify adds the signature.
struct SigningInput: Decodable {
    let keyID: String?
    let message: Data?
    let messageType: String?
    let algorithm: String?
    let signature: Data?
    let isDryRun: Bool?

    enum CodingKeys: String, CodingKey {
        case keyID = "KeyId"
        case message = "Message"
        case messageType = "MessageType"
        case algorithm = "SigningAlgorithm"
        case signature = "Signature"
        case isDryRun = "DryRun"
    }
}

/// The answer of Sign.
struct SignOutput: Encodable {
    let keyARN: String
    let signature: Data
    let algorithm: String

    enum CodingKeys: String, CodingKey {
        case keyARN = "KeyId"
        case signature = "Signature"
        case algorithm = "SigningAlgorithm"
    }
}

/// The answer of Verify, which is never false: a wrong signature is `KMSInvalidSignatureException`.
struct VerifyOutput: Encodable {
    let keyARN: String
    let isValid: Bool
    let algorithm: String

    enum CodingKeys: String, CodingKey {
        case keyARN = "KeyId"
        case isValid = "SignatureValid"
        case algorithm = "SigningAlgorithm"
    }
}
