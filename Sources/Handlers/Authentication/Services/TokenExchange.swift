package import SharedLayer

/// Exchanges what a client has for tokens (RFC 6749 sections 4.1.3, 4.4 and 6).
package struct TokenExchange: Sendable {
    let users: UserRepository
    let access: OrganizationAccess
    let records: TokenRecords
    let mint: TokenMint
    let settings: AuthenticationSettings
    let secrets: SecretSource

    package init(
        users: UserRepository, access: OrganizationAccess, records: TokenRecords, mint: TokenMint,
        settings: AuthenticationSettings, secrets: SecretSource = SecretSource()
    ) {
        self.users = users
        self.access = access
        self.records = records
        self.mint = mint
        self.settings = settings
        self.secrets = secrets
    }

    /// Throws an `AuthenticationError` of the protocol, a `RepositoryError` and a `TokenError`.
    package func exchange(_ form: FormParameters, by client: OAuthClientModel) async throws -> TokenResponse {
        let name = try form.require("grant_type")
        guard let type = GrantType(rawValue: name) else {
            throw AuthenticationError(
                .unsupportedGrantType, "The grant type is unknown", detail: "There is no such grant type.")
        }
        guard client.grantTypes.contains(type) else {
            throw AuthenticationError(
                .unauthorizedClient, "The client is not registered for \(name)",
                detail: "The client is not registered for this grant type.")
        }
        return switch type {
        case .authorizationCode: try await exchangeCode(form, client)
        case .refreshToken: try await refresh(form, client)
        case .clientCredentials: try await exchangeCredentials(form, client)
        }
    }

    private func exchangeCredentials(_ form: FormParameters, _ client: OAuthClientModel) async throws -> TokenResponse {
        guard client.authentication != .none else {
            throw AuthenticationError(
                .unauthorizedClient, "A public client has no credentials", detail: "A public client has no credentials."
            )
        }
        guard try await access.isActive(client.organizationID) else {
            throw Self.refused("the client's organization is not active")
        }
        let registered = try AccessScope.list(client.scopes.joined(separator: " "))
            .filter { !AccessScope.personal.contains($0) }
        let asked =
            try form["scope"].map { text throws(AuthenticationError) in try AccessScope.list(text) } ?? registered
        guard asked.allSatisfy(registered.contains), !asked.isEmpty else {
            throw AuthenticationError(
                .invalidScope, "The client is not registered for a scope",
                detail: "The client is not registered for one of the scopes.")
        }
        let grant = AccessGrant(
            subject: client.clientID, clientID: client.clientID, organizationID: client.organizationID, scopes: asked)
        return TokenResponse(
            accessToken: try await mint.accessToken(grant), expiresInSeconds: settings.accessTokenSeconds,
            scopes: asked.map(\.rawValue)
        )
    }

    /// Every way in which a code or a refresh token does not count gets the same answer.
    static func refused(_ reason: String) -> AuthenticationError {
        AuthenticationError(
            .invalidGrant, "Nothing is granted: \(reason)", detail: "What was presented does not count (any more).")
    }

    /// What the user may have now: their state, role and organization may have changed since they signed in.
    ///
    /// Throws `invalidGrant`.
    func current(
        _ userID: String, organizationID: String?, scopes: [AccessScope], since authenticatedAt: Timestamp
    ) async throws -> (role: MemberRole?, scopes: [AccessScope]) {
        guard let user = try await users.get(userID), user.status == .active else {
            throw Self.refused("the user is disabled")
        }
        guard user.credentialsChangedAt <= authenticatedAt else {
            throw Self.refused("the user's credentials have changed since")
        }
        guard let organizationID else { return (nil, access.scopes(scopes, role: nil, in: nil)) }
        guard let role = try await access.role(of: userID, in: organizationID) else {
            throw Self.refused("the user is no longer a member")
        }
        return (role, access.scopes(scopes, role: role, in: organizationID))
    }
}
