/// Lets callers in by an API key in the header `X-API-Key`, which counts as long as it is active and in its time, or by an
/// access token in the header `Authorization` (RFC 6750 section 2.1).
package struct CallerAuthorizer: RequestAuthorizer {
    private let keys: APIKeyRepository
    private let tokens: AccessTokenVerifier?
    private let requirements: [AccessRequirement]
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - tokens: verifies access tokens; nil accepts none.
    ///   - requirements: what the caller must have; an operator (`network:operate`) has all.
    package init(
        keys: APIKeyRepository, tokens: AccessTokenVerifier? = nil, requires requirements: [AccessRequirement] = [],
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.keys = keys
        self.tokens = tokens
        self.requirements = requirements
        self.now = now
    }

    /// Throws an `AuthorizationError`, a `RepositoryError`, and a `TokenError` when the issuer's keys cannot be read.
    package func principal(of request: LambdaRequest) async throws -> CallerPrincipal {
        let principal = try await caller(of: request)
        if !principal.isOperator { try AccessRequirement.check(requirements, of: principal) }
        return principal
    }

    private func caller(of request: LambdaRequest) async throws -> CallerPrincipal {
        let key = request.header("X-API-Key").flatMap { $0.isEmpty ? nil : $0 }
        switch (key, tokens, BearerToken(request.header("Authorization"))) {
        case (nil, let tokens?, let token?):
            return try await principal(of: token, tokens)
        case (_?, _?, _?):
            throw AuthorizationError(
                .unauthenticated, "the request has an API key and an access token",
                challenge: #"Bearer error="invalid_request""#)
        case (let key?, _, _):
            return try await principal(ofKey: key)
        case (nil, _, _):
            throw AuthorizationError(
                .unauthenticated, "there is neither an API key nor an access token", challenge: challenge)
        }
    }

    private func principal(ofKey key: String) async throws -> CallerPrincipal {
        guard let model = try await keys.get(key: key) else {
            throw AuthorizationError(.unauthenticated, "the API key is unknown", challenge: challenge)
        }
        guard model.status == .active, model.validUntil.map({ now() < $0 }) ?? true else {
            throw AuthorizationError(
                .unauthenticated, "the API key \(model.keyID) is \(model.status.rawValue) or out of its time",
                challenge: challenge)
        }
        return CallerPrincipal(
            id: "key:\(model.keyID)", tenantID: model.organizationID, scopes: Set(model.scopes))
    }

    private func principal(of token: BearerToken, _ tokens: AccessTokenVerifier) async throws -> CallerPrincipal {
        let claims: AccessTokenClaims
        do {
            claims = try await tokens.verify(token.text)
        } catch {
            guard error.code != .keysUnavailable else { throw error }
            throw AuthorizationError(
                .unauthenticated, "the access token does not count: \(error)", challenge: BearerToken.invalidChallenge)
        }
        guard let tenantID = claims.tenantID else {
            throw AuthorizationError(
                .forbidden, "the access token of \(claims.subject) is for nobody's records",
                challenge: #"Bearer error="insufficient_scope""#)
        }
        return CallerPrincipal(
            id: "\(claims.isOfClient ? "client" : "user"):\(claims.subject)", tenantID: tenantID,
            scopes: claims.scopes)
    }

    private var challenge: String { tokens == nil ? "ApiKey" : "ApiKey, Bearer" }
}
