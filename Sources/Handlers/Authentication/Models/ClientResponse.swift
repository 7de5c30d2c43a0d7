package import SharedLayer

/// A client as the API gives it. Its secret is in the answer to the request that made it, and nowhere else.
package struct ClientResponse: Encodable, Sendable, Equatable {
    package let clientID: String
    package let organizationID: String
    package let name: String
    package let status: UserStatus
    package let authentication: ClientAuthentication
    package let grantTypes: [GrantType]
    package let redirectURIs: [String]
    package let scope: String
    package let createdAt: Timestamp
    package var secret: String?
    /// Until when the secret before counts too.
    package var previousSecretUntil: Timestamp?

    enum CodingKeys: String, CodingKey {
        case scope, status
        case clientID = "client_id"
        case organizationID = "organization_id"
        case name = "client_name"
        case authentication = "token_endpoint_auth_method"
        case grantTypes = "grant_types"
        case redirectURIs = "redirect_uris"
        case createdAt = "created_at"
        case secret = "client_secret"
        case previousSecretUntil = "previous_secret_until"
    }
}
