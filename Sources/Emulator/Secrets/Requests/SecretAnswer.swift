/// An answer that names the secret and nothing else.
struct SecretAnswer: Encodable {
    let arn: String
    let name: String

    init(_ secret: SecretRecord) {
        arn = secret.arn
        name = secret.name
    }

    enum CodingKeys: String, CodingKey {
        case arn = "ARN"
        case name
    }
}
