/// How a client proves who it is at the token endpoint, by the names of OpenID Connect Core section 9.
package enum ClientAuthentication: String, Codable, Sendable, CaseIterable {
    case secretBasic = "client_secret_basic"
    case secretPost = "client_secret_post"
    case privateKeyJWT = "private_key_jwt"
    /// A public client, such as an application on a telephone: PKCE alone protects its codes.
    case none
}
