package import SharedLayer

/// Finds out which client sends a request, and has it prove that.
package struct ClientLogin: Sendable {
    private let clients: OAuthClientRepository
    private let records: TokenRecords
    private let issuer: String
    private let now: @Sendable () -> Timestamp

    package init(
        clients: OAuthClientRepository, records: TokenRecords, issuer: String,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.clients = clients
        self.records = records
        self.issuer = issuer
        self.now = now
    }

    /// Throws `invalidClient`, `invalidRequest` and a `RepositoryError`.
    package func client(authorization: String?, form: FormParameters) async throws -> OAuthClientModel {
        let proof = try ClientProof(authorization: authorization, form: form)
        let client = try await clients.get(Self.identifier(of: proof))
        guard let client, client.status == .active else { throw Self.refused("it is unknown or disabled") }
        switch (proof, client.authentication) {
        case (.secretBasic(_, let secret), .secretBasic), (.secretBasic(_, let secret), .secretPost),
            (.secretPost(_, let secret), .secretBasic), (.secretPost(_, let secret), .secretPost):
            guard isSecret(secret, of: client) else { throw Self.refused("its secret is wrong") }
        case (.assertion(let compact), .privateKeyJWT):
            try await use(compact, of: client)
        case (.none, .none): break
        default: throw Self.refused("it proves itself in another way than it is registered for")
        }
        return client
    }

    private static func identifier(of proof: ClientProof) throws(AuthenticationError) -> String {
        let clientID =
            switch proof {
            case .secretBasic(let clientID, _), .secretPost(let clientID, _), .none(let clientID): clientID
            case .assertion(let compact): try ClientAssertion.issuer(of: compact)
            }
        guard JSONValidator().identifierFault(clientID) == nil else { throw refused("it has no identifier") }
        return clientID
    }

    /// The secret, or the one before while that still counts. Both are compared in any case.
    private func isSecret(_ secret: String, of client: OAuthClientModel) -> Bool {
        let isCurrent = client.secretHash.map { SecretText.matches(secret, hash: $0) } ?? false
        let isPrevious = client.previousSecretHash.map { SecretText.matches(secret, hash: $0) } ?? false
        return isCurrent || isPrevious && client.previousSecretUntil.map { now() < $0 } ?? false
    }

    private func use(_ compact: String, of client: OAuthClientModel) async throws {
        let assertion = try ClientAssertion(
            verifying: compact, of: client, audiences: [issuer, "\(issuer)/token"], at: now())
        do {
            try await records.use(
                UsedAssertionModel(
                    clientID: assertion.clientID, tokenID: assertion.tokenID, expiresAt: assertion.expiresAt))
        } catch {
            guard error.code == .alreadyExists else { throw error }
            throw Self.refused("its assertion was used before")
        }
    }

    private static func refused(_ reason: String) -> AuthenticationError {
        AuthenticationError(
            .invalidClient, "The client is not authenticated: \(reason)", detail: "The client is not authenticated.")
    }
}
