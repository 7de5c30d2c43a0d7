package import SharedLayer

extension ClientResponse {
    package init(_ client: OAuthClientModel, secret: String? = nil) {
        self.init(
            clientID: client.clientID, organizationID: client.organizationID, name: client.name, status: client.status,
            authentication: client.authentication, grantTypes: client.grantTypes, redirectURIs: client.redirectURIs,
            scope: client.scopes.joined(separator: " "), createdAt: client.createdAt, secret: secret,
            previousSecretUntil: client.previousSecretUntil)
    }
}
