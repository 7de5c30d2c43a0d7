import FoundationEssentials

/// The members of Sign.
struct KMSSignRequest: Encodable {
    let keyID: String
    let message: Data
    /// `RAW` or `DIGEST`.
    let messageType: String
    let algorithm: String

    enum CodingKeys: String, CodingKey {
        case keyID = "KeyId"
        case message = "Message"
        case messageType = "MessageType"
        case algorithm = "SigningAlgorithm"
    }
}
