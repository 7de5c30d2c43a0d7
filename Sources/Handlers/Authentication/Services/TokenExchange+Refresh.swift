import SharedLayer

extension TokenExchange {
    /// Each refresh token counts once and is followed by another. One that comes again was copied: whoever came first, the grant
    /// ends for both (RFC 9700 section 4.14.2).
    func refresh(_ form: FormParameters, _ client: OAuthClientModel) async throws -> TokenResponse {
        guard let token = RefreshToken(try form.require("refresh_token")),
            let grant = try await records.grant(token.grantID), grant.clientID == client.clientID
        else { throw Self.refused("the refresh token is unknown, or another client's") }
        guard grant.status == .active, let hash = grant.refreshHash else {
            throw Self.refused("the grant \(grant.grantID) is revoked")
        }
        guard token.matches(hash: hash) else { throw try await reused(grant) }
        let granted = try AccessScope.list(grant.scopes.joined(separator: " "))
        let asked = try form["scope"].map { text throws(AuthenticationError) in try AccessScope.list(text) } ?? granted
        guard asked.allSatisfy(granted.contains), !asked.isEmpty else {
            throw AuthenticationError(
                .invalidScope, "More is asked for than was granted", detail: "More is asked for than was granted.")
        }
        let (role, scopes) = try await current(
            grant.userID, organizationID: grant.grantedOrganizationID, scopes: asked, since: grant.authenticatedAt)
        let next = try await rotate(grant)
        return try await response(
            AccessGrant(
                subject: grant.userID, clientID: grant.clientID, organizationID: grant.grantedOrganizationID,
                role: role, scopes: scopes, grantID: grant.grantID, authenticatedAt: grant.authenticatedAt),
            next, nonce: nil)
    }

    private func rotate(_ grant: TokenGrantModel) async throws -> RefreshToken {
        let next = RefreshToken(grantID: grant.grantID, secret: secrets.secret())
        var rotated = grant
        rotated.refreshHash = next.hash
        rotated.rotations += 1
        do {
            _ = try await records.save(rotated)
        } catch {
            guard error.code == .versionConflict else { throw error }
            throw try await reused(grant)
        }
        return next
    }

    private func reused(_ grant: TokenGrantModel) async throws -> AuthenticationError {
        try await records.revokeGrant(grant.grantID)
        return Self.refused("a refresh token of the grant \(grant.grantID) was used before; the grant is revoked")
    }
}
