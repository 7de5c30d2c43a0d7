package import SharedLayer

/// What a client with a user's access token may know of them (OpenID Connect Core section 5.3).
package struct UserInfo: Sendable {
    private let inspection: TokenInspection

    package init(inspection: TokenInspection) {
        self.inspection = inspection
    }

    /// Throws `invalidToken`, `insufficientScope`, a `RepositoryError` and a `TokenError`.
    package func claims(for token: BearerToken?) async throws -> JSONObject {
        guard let token, let (claims, user) = try await inspection.accessToken(token.text), let user else {
            throw AuthenticationError(.invalidToken, "The access token does not count, or is no person's")
        }
        let scopes = Set(claims.scopes.compactMap(AccessScope.init(rawValue:)))
        guard scopes.contains(.openID) else {
            throw AuthenticationError(.insufficientScope, "The access token is not for a person's data")
        }
        var members = JSONObject([("sub", .string(claims.subject))])
        if scopes.contains(.profile) { members["name"] = .string(user.name) }
        if scopes.contains(.email) {
            members["email"] = .string(user.email)
            // Nobody has proven the address: it is what an administrator wrote.
            members["email_verified"] = false
        }
        members["org"] = claims.tenantID.map(JSONValue.string)
        return members
    }
}
