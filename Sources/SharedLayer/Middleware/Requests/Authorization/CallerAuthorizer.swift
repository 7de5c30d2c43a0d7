/// Lets callers in by an API key in the header `X-API-Key`, which counts as long as it is active and in its time.
package struct CallerAuthorizer: RequestAuthorizer {
    private let keys: APIKeyRepository
    private let requirements: [AccessRequirement]
    private let now: @Sendable () -> Timestamp

    /// - Parameter requirements: what the caller must have; an operator (`network:operate`) has all.
    package init(
        keys: APIKeyRepository, requires requirements: [AccessRequirement] = [],
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.keys = keys
        self.requirements = requirements
        self.now = now
    }

    /// Throws an `AuthorizationError` and a `RepositoryError`.
    package func principal(of request: LambdaRequest) async throws -> CallerPrincipal {
        guard let key = request.header("X-API-Key"), !key.isEmpty else {
            throw AuthorizationError(.unauthenticated, "there is no API key", challenge: Self.challenge)
        }
        guard let model = try await keys.get(key: key) else {
            throw AuthorizationError(.unauthenticated, "the API key is unknown", challenge: Self.challenge)
        }
        guard model.status == .active, model.validUntil.map({ now() < $0 }) ?? true else {
            throw AuthorizationError(
                .unauthenticated, "the API key \(model.keyID) is \(model.status.rawValue) or out of its time",
                challenge: Self.challenge)
        }
        let principal = CallerPrincipal(
            id: "key:\(model.keyID)", tenantID: model.organizationID, scopes: Set(model.scopes))
        if !principal.isOperator { try AccessRequirement.check(requirements, of: principal) }
        return principal
    }

    private static let challenge = "ApiKey"
}
