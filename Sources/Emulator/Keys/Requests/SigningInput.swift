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
