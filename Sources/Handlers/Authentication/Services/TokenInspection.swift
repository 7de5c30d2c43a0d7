package import SharedLayer

/// Finds out whether a token counts now, with what only the issuer knows: revocations, and the state of the user.
package struct TokenInspection: Sendable {
    private let tokens: AccessTokenVerifier
    private let records: TokenRecords
    private let users: UserRepository

    package init(tokens: AccessTokenVerifier, records: TokenRecords, users: UserRepository) {
        self.tokens = tokens
        self.records = records
        self.users = users
    }

    /// The claims of an access token that counts, with the user where it is a person's; nil for any other.
    ///
    /// Throws a `RepositoryError`, and a `TokenError` when our keys cannot be read.
    package func accessToken(_ text: String) async throws -> (claims: AccessTokenClaims, user: UserModel?)? {
        guard let claims = try await claims(of: text), try await !records.isRevoked(claims.tokenID) else { return nil }
        guard let grantID = claims.grantID else { return (claims, nil) }
        guard let grant = try await records.grant(grantID), let user = try await user(of: grant) else { return nil }
        return (claims, user)
    }

    /// The grant of a refresh token that counts; nil for any other.
    package func refreshToken(_ text: String) async throws -> TokenGrantModel? {
        guard let token = RefreshToken(text), let grant = try await records.grant(token.grantID),
            let hash = grant.refreshHash, token.matches(hash: hash), try await user(of: grant) != nil
        else { return nil }
        return grant
    }

    /// The claims of a token that we issued and that has not expired, revoked or not; nil for any other.
    package func claims(of text: String) async throws -> AccessTokenClaims? {
        do {
            return try await tokens.verify(text)
        } catch {
            guard error.code != .keysUnavailable else { throw error }
            return nil
        }
    }

    private func user(of grant: TokenGrantModel) async throws(RepositoryError) -> UserModel? {
        guard grant.status == .active, let user = try await users.get(grant.userID), user.status == .active,
            user.credentialsChangedAt <= grant.authenticatedAt
        else { return nil }
        return user
    }
}
