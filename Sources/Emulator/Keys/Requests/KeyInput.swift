/// The one member of DescribeKey and GetPublicKey.
struct KeyInput: Decodable {
    let keyID: String?

    enum CodingKeys: String, CodingKey {
        case keyID = "KeyId"
    }
}
