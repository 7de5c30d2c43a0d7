/// A request that names a secret and nothing else.
struct SecretInput: Decodable {
    let secretId: String?
}
