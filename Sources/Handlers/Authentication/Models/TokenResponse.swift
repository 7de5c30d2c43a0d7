package import SharedLayer

/// What the token endpoint answers (RFC 6749 section 5.1, OpenID Connect Core section 3.1.3.3).
package struct TokenResponse: Sendable, Equatable {
    package var accessToken: String
    package var expiresInSeconds: Int64
    package var scopes: [String]
    package var refreshToken: String?
    package var idToken: String?

    /// Not to be kept by caches.
    package var reply: LambdaReply {
        var members = JSONObject([
            ("access_token", .string(accessToken)), ("token_type", "Bearer"),
            ("expires_in", .number(JSONNumber(expiresInSeconds))),
            ("scope", .string(scopes.joined(separator: " "))),
        ])
        members["refresh_token"] = refreshToken.map(JSONValue.string)
        members["id_token"] = idToken.map(JSONValue.string)
        return .document(members)
    }
}

extension LambdaReply {
    /// A JSON document about tokens or people: not to be kept by caches.
    static func document(_ members: JSONObject, status: Int = 200) -> LambdaReply {
        LambdaReply(
            status: status,
            headers: ["content-type": "application/json", "cache-control": "no-store", "pragma": "no-cache"],
            body: JSONValue.object(members).bytes)
    }
}
