/// An answer that names the secret and a version of it.
struct SecretVersionAnswer: Encodable {
    let arn: String
    let name: String
    let versionId: String?

    enum CodingKeys: String, CodingKey {
        case arn = "ARN"
        case name, versionId
    }
}
