import SharedLayer

extension SampleRecords {
    static func user() -> UserModel {
        UserModel(
            userID: "user-1", email: "ada@example.com", name: "Ada", organizationID: "org-1",
            passwordHash: "$scrypt$ln=15,r=8,p=3$c2FsdA$aGFzaA", createdAt: moment)
    }

    static func oauthClient() -> OAuthClientModel {
        var client = OAuthClientModel(
            clientID: "client-1", organizationID: "org-1", name: "Back office", authentication: .secretBasic,
            grantTypes: [.authorizationCode, .refreshToken], redirectURIs: ["https://office.example/callback"],
            scopes: ["openid", "events:read"], secretHash: hash, publicKeys: [#"{"kty":"RSA"}"#], createdAt: moment)
        client.previousSecretHash = hash
        client.previousSecretUntil = moment.adding(seconds: 60)
        return client
    }

    static func authorizationCode() -> AuthorizationCodeModel {
        var code = AuthorizationCodeModel(
            codeHash: hash, grantID: "grant-1", clientID: "client-1", userID: "user-1", grantedOrganizationID: "org-1",
            redirectURI: "https://office.example/callback", scopes: ["openid"], nonce: "n-1",
            codeChallenge: String(repeating: "a", count: 43), authenticatedAt: moment,
            validUntil: moment.adding(seconds: 60), expiresAt: 1_763_730_000)
        code.usedAt = moment
        return code
    }

    static func tokenGrant() -> TokenGrantModel {
        TokenGrantModel(
            grantID: "grant-1", clientID: "client-1", userID: "user-1", grantedOrganizationID: "org-1",
            scopes: ["openid"], authenticatedAt: moment, refreshHash: hash, expiresAt: 1_763_730_000)
    }

    static func loginAttempts() -> LoginAttemptsModel {
        var attempts = LoginAttemptsModel(subjectHash: hash, windowStartedAt: moment, expiresAt: 1_763_730_000)
        attempts.failures = 5
        attempts.lockedUntil = moment.adding(seconds: 60)
        return attempts
    }

    static func authentication() throws -> [AnyRecord] {
        try [
            AnyRecord("UserModel", user()),
            AnyRecord("LoginNameModel", LoginNameModel(name: "ada@example.com", userID: "user-1")),
            AnyRecord("OAuthClientModel", oauthClient()), AnyRecord("AuthorizationCodeModel", authorizationCode()),
            AnyRecord("TokenGrantModel", tokenGrant()), AnyRecord("LoginAttemptsModel", loginAttempts()),
            AnyRecord(
                "RevokedTokenModel",
                RevokedTokenModel(tokenID: "t-1", revokedAt: moment, expiresAt: 1_763_730_000)),
            AnyRecord(
                "UsedAssertionModel",
                UsedAssertionModel(clientID: "client-1", tokenID: "t-1", expiresAt: 1_763_730_000)),
        ]
    }
}
