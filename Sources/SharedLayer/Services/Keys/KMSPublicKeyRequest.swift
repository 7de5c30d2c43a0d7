/// The members of GetPublicKey.
struct KMSPublicKeyRequest: Encodable {
    let keyID: String

    enum CodingKeys: String, CodingKey {
        case keyID = "KeyId"
    }
}
