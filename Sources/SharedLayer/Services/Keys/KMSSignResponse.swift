import FoundationEssentials

/// What is used of the answer of Sign.
struct KMSSignResponse: Decodable {
    let signature: Data

    enum CodingKeys: String, CodingKey {
        case signature = "Signature"
    }
}
