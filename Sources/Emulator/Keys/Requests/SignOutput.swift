import FoundationEssentials

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
