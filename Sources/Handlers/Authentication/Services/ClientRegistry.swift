package import SharedLayer

/// The clients of organizations, as those see them who look after them.
package struct ClientRegistry: Sendable {
    private let clients: OAuthClientRepository
    private let organizations: OrganizationRepository
    private let secrets: SecretSource

    /// How long the secret before counts too, so that all of a client's processes can be told the new one.
    package static let rotationSeconds: Int64 = 86_400

    package init(
        clients: OAuthClientRepository, organizations: OrganizationRepository, secrets: SecretSource = SecretSource()
    ) {
        self.clients = clients
        self.organizations = organizations
        self.secrets = secrets
    }

    /// Throws `notFound`, `ruleViolation`.
    package func register(_ request: ClientRequest, by caller: CallerPrincipal) async throws -> ClientResponse {
        let organizationID = request.organizationID ?? caller.tenantID
        try await requireOrganization(organizationID, caller)
        let scopes = try ClientRules.scopes(request, caller)
        try ClientRules.check(request, scopes)
        let hasSecret = request.authentication == .secretBasic || request.authentication == .secretPost
        let secret = hasSecret ? secrets.secret() : nil
        let client = OAuthClientModel(
            clientID: secrets.identifier(), organizationID: organizationID, name: request.name,
            authentication: request.authentication, grantTypes: request.grantTypes,
            redirectURIs: request.redirectURIs ?? [], scopes: scopes.map(\.rawValue),
            secretHash: secret.map(SecretText.hash), publicKeys: try ClientRules.publicKeys(request),
            createdAt: secrets.now())
        return ClientResponse(try await clients.save(client), secret: secret)
    }

    /// Throws `notFound`.
    package func read(_ clientID: String, by caller: CallerPrincipal) async throws -> ClientResponse {
        ClientResponse(try await visible(clientID, caller))
    }

    /// Throws `notFound`, `invalidRequest`.
    package func list(
        organizationID: String?, after: String?, by caller: CallerPrincipal
    ) async throws -> ListResponse<ClientResponse> {
        let organizationID = organizationID ?? caller.tenantID
        try await requireOrganization(organizationID, caller)
        let page = try await ListPage.records(
            clients.base, prefix: "CLIENT#", organizationID: organizationID, after: after)
        return ListResponse(items: page.records.map { ClientResponse($0) }, next: page.last?.clientID)
    }

    /// Throws `notFound`, `conflict`.
    package func change(
        _ clientID: String, _ change: ClientChange, by caller: CallerPrincipal
    ) async throws -> ClientResponse {
        var client = try await visible(clientID, caller)
        client.status = change.status
        return ClientResponse(try await save(client))
    }

    /// Gives a new secret; the one before counts for a day more. Throws `notFound`, `ruleViolation`, `conflict`.
    package func rotateSecret(of clientID: String, by caller: CallerPrincipal) async throws -> ClientResponse {
        var client = try await visible(clientID, caller)
        guard let hash = client.secretHash else {
            throw ClientRules.violation("CLIENT_WITHOUT_SECRET", "", "The client has no secret.")
        }
        let secret = secrets.secret()
        client.previousSecretHash = hash
        client.previousSecretUntil = secrets.now().adding(seconds: Self.rotationSeconds)
        client.secretHash = SecretText.hash(secret)
        return ClientResponse(try await save(client), secret: secret)
    }

    private func visible(_ clientID: String, _ caller: CallerPrincipal) async throws -> OAuthClientModel {
        guard JSONValidator().identifierFault(clientID) == nil, let client = try await clients.get(clientID),
            caller.maySee(client.organizationID)
        else { throw UserDirectory.missing("the client") }
        return client
    }

    private func requireOrganization(_ organizationID: String, _ caller: CallerPrincipal) async throws {
        guard JSONValidator().identifierFault(organizationID) == nil, caller.maySee(organizationID),
            try await organizations.get(organizationID) != nil
        else { throw UserDirectory.missing("the organization \(organizationID)") }
    }

    private func save(_ client: OAuthClientModel) async throws -> OAuthClientModel {
        do {
            return try await clients.save(client)
        } catch {
            guard error.code == .versionConflict else { throw error }
            throw AuthenticationError(.conflict, "Somebody else changed the client", cause: error)
        }
    }
}
