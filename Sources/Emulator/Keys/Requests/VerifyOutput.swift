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
