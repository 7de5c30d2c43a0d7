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

/// What is used of the answer of Sign.
struct KMSSignResponse: Decodable {
    let signature: Data

    enum CodingKeys: String, CodingKey {
        case signature = "Signature"
    }
}

/// The members of GetPublicKey.
struct KMSPublicKeyRequest: Encodable {
    let keyID: String

    enum CodingKeys: String, CodingKey {
        case keyID = "KeyId"
    }
}

/// What is used of the answer of GetPublicKey.
struct KMSPublicKeyResponse: Decodable {
    /// SubjectPublicKeyInfo in DER.
    let publicKey: Data

    enum CodingKeys: String, CodingKey {
        case publicKey = "PublicKey"
    }
}
