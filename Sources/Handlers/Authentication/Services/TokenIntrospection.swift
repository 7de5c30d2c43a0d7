package import SharedLayer

/// Tells clients whether a token counts (RFC 7662), and ends tokens that they no longer need (RFC 7009).
package struct TokenIntrospection: Sendable {
    private let inspection: TokenInspection
    private let records: TokenRecords
    private let settings: AuthenticationSettings

    package init(inspection: TokenInspection, records: TokenRecords, settings: AuthenticationSettings) {
        self.inspection = inspection
        self.records = records
        self.settings = settings
    }

    /// What a token says, when it counts and the client may know of it; otherwise that it is not active, and no more.
    package func introspect(_ form: FormParameters, by client: OAuthClientModel) async throws -> JSONObject {
        guard client.authentication != .none else {
            throw AuthenticationError(
                .invalidClient, "A public client asks about tokens", detail: "The client is not authenticated.")
        }
        let text = try form.require("token")
        if let (claims, user) = try await inspection.accessToken(text) {
            guard mayKnow(client, of: claims.clientID, claims.tenantID) else { return Self.inactive }
            return described(claims, user)
        }
        if let grant = try await inspection.refreshToken(text) {
            guard mayKnow(client, of: grant.clientID, grant.grantedOrganizationID) else { return Self.inactive }
            return described(grant)
        }
        return Self.inactive
    }

    /// Ends a token: an access token alone, a refresh token with all that its grant led to. A token that does not count is no
    /// error (section 2.2).
    ///
    /// Throws `invalidGrant` for a token of another client (section 2.1).
    package func revoke(_ form: FormParameters, by client: OAuthClientModel) async throws {
        let text = try form.require("token")
        if let claims = try await inspection.claims(of: text) {
            try requireOwner(client, claims.clientID)
            try await records.revokeToken(claims)
        } else if let grant = try await inspection.refreshToken(text) {
            try requireOwner(client, grant.clientID)
            try await records.revokeGrant(grant.grantID)
        }
    }

    /// A client may know of its own tokens, and of those that open its organization's records; an operator's of all.
    private func mayKnow(_ client: OAuthClientModel, of clientID: String, _ organizationID: String?) -> Bool {
        client.clientID == clientID || client.organizationID == organizationID
            || client.scopes.contains(AccessScope.networkOperate.rawValue)
    }

    private func requireOwner(_ client: OAuthClientModel, _ clientID: String) throws(AuthenticationError) {
        guard client.clientID == clientID else {
            throw AuthenticationError(
                .invalidGrant, "The token is another client's", detail: "The token was not issued to this client.")
        }
    }

    private func described(_ claims: AccessTokenClaims, _ user: UserModel?) -> JSONObject {
        var members = JSONObject([
            ("active", true), ("scope", .string(claims.scopes.sorted().joined(separator: " "))),
            ("client_id", .string(claims.clientID)), ("token_type", "Bearer"),
            ("exp", .number(JSONNumber(claims.expiresAt))), ("iat", .number(JSONNumber(claims.issuedAt))),
            ("sub", .string(claims.subject)), ("aud", .string(settings.audience)), ("iss", .string(settings.issuer)),
            ("jti", .string(claims.tokenID)),
        ])
        members["username"] = user.map { .string($0.email) }
        members["org"] = claims.tenantID.map(JSONValue.string)
        return members
    }

    private func described(_ grant: TokenGrantModel) -> JSONObject {
        var members = JSONObject([
            ("active", true), ("scope", .string(grant.scopes.joined(separator: " "))),
            ("client_id", .string(grant.clientID)), ("exp", .number(JSONNumber(grant.expiresAt))),
            ("sub", .string(grant.userID)), ("iss", .string(settings.issuer)),
        ])
        members["org"] = grant.grantedOrganizationID.map(JSONValue.string)
        return members
    }

    private static let inactive = JSONObject([("active", false)])
}
