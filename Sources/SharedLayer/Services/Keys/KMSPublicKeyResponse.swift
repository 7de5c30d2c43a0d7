import FoundationEssentials

/// What is used of the answer of GetPublicKey.
struct KMSPublicKeyResponse: Decodable {
    /// SubjectPublicKeyInfo in DER.
    let publicKey: Data

    enum CodingKeys: String, CodingKey {
        case publicKey = "PublicKey"
    }
}
