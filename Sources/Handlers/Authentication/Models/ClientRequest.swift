package import SharedLayer

/// The body of `POST /api/v1/auth/clients`, by the names of RFC 7591 section 2.
package struct ClientRequest: Decodable, Sendable {
    package let name: String
    /// Nil: the caller's own.
    package let organizationID: String?
    package let authentication: ClientAuthentication
    package let grantTypes: [GrantType]
    package let redirectURIs: [String]?
    /// Between spaces.
    package let scope: String
    /// A key set (RFC 7517 section 5), for `private_key_jwt`.
    package let keySet: KeySet?

    package struct KeySet: Decodable, Sendable {
        package let keys: [JSONValue]
    }

    enum CodingKeys: String, CodingKey {
        case scope
        case name = "client_name"
        case organizationID = "organization_id"
        case authentication = "token_endpoint_auth_method"
        case grantTypes = "grant_types"
        case redirectURIs = "redirect_uris"
        case keySet = "jwks"
    }
}
