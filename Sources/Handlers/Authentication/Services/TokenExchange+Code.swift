import SharedLayer

extension TokenExchange {
    /// A code counts once, for the client and the redirect URI that it was made for, with the verifier of its challenge.
    func exchangeCode(_ form: FormParameters, _ client: OAuthClientModel) async throws -> TokenResponse {
        let (text, redirectURI) = (try form.require("code"), try form.require("redirect_uri"))
        let verifier = try form.require("code_verifier")
        guard let code = try await records.code(text), code.clientID == client.clientID else {
            throw Self.refused("the code is unknown, or another client's")
        }
        guard code.usedAt == nil else { throw try await reused(code) }
        guard secrets.now() < code.validUntil else { throw Self.refused("the code has expired") }
        guard JSONValue.string(redirectURI) == .string(code.redirectURI) else {
            throw Self.refused("the code was made for another redirect URI")
        }
        guard CodeChallenge.matches(verifier, code.codeChallenge) else {
            throw Self.refused("the verifier is not the challenge's")
        }
        return try await redeem(code, client)
    }

    private func redeem(_ code: AuthorizationCodeModel, _ client: OAuthClientModel) async throws -> TokenResponse {
        let asked = try AccessScope.list(code.scopes.joined(separator: " "))
        let (role, scopes) = try await current(
            code.userID, organizationID: code.grantedOrganizationID, scopes: asked, since: code.authenticatedAt)
        let isRefreshable = scopes.contains(.offlineAccess) && client.grantTypes.contains(.refreshToken)
        let refresh = isRefreshable ? RefreshToken(grantID: code.grantID, secret: secrets.secret()) : nil
        let record = TokenGrantModel(
            grantID: code.grantID, clientID: code.clientID, userID: code.userID,
            grantedOrganizationID: code.grantedOrganizationID, scopes: scopes.map(\.rawValue),
            authenticatedAt: code.authenticatedAt, refreshHash: refresh?.hash,
            expiresAt: code.authenticatedAt.adding(seconds: settings.grantSeconds).secondsSince1970)
        do {
            try await records.redeem(code, for: record)
        } catch {
            guard error.code == .versionConflict || error.code == .alreadyExists else { throw error }
            throw try await reused(code)
        }
        let grant = AccessGrant(
            subject: code.userID, clientID: code.clientID, organizationID: code.grantedOrganizationID, role: role,
            scopes: scopes, grantID: code.grantID, authenticatedAt: code.authenticatedAt)
        return try await response(grant, refresh, nonce: code.nonce)
    }

    /// A code that comes twice was seen by somebody else: what its first exchange brought ends (RFC 6749 section 4.1.2).
    private func reused(_ code: AuthorizationCodeModel) async throws -> AuthenticationError {
        try await records.revokeGrant(code.grantID)
        return Self.refused("the code was used before; its grant \(code.grantID) is revoked")
    }

    func response(_ grant: AccessGrant, _ refresh: RefreshToken?, nonce: String?) async throws -> TokenResponse {
        let accessToken = try await mint.accessToken(grant)
        var response = TokenResponse(
            accessToken: accessToken, expiresInSeconds: settings.accessTokenSeconds,
            scopes: grant.scopes.map(\.rawValue))
        response.refreshToken = refresh?.text
        if grant.scopes.contains(.openID) {
            response.idToken = try await mint.idToken(grant, nonce: nonce, accessToken: accessToken)
        }
        return response
    }
}
