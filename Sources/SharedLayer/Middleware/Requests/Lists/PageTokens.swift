/// The page tokens of a function's lists, signed with a secret that Secrets Manager keeps.
///
/// The secret is read once for each environment: one that is replaced makes older tokens void within the cache's time.
package struct PageTokens: Sendable {
    private let secrets: CachedParameters<SecretsSource>
    private let secretID: ParameterName

    package init(_ secrets: CachedParameters<SecretsSource>, secretID: ParameterName) {
        self.secrets = secrets
        self.secretID = secretID
    }

    /// Throws a `Problem` with 400 for a token that was not given out here, else a `ParameterError`.
    package func cursor(_ token: String?) async throws -> PageCursor? {
        guard let token else { return nil }
        let secret = try await secret()
        do {
            return try PageCursor(text: token, secret: secret)
        } catch {
            throw Self.malformed
        }
    }

    /// Throws a `ParameterError`.
    package func token(_ cursor: PageCursor?) async throws -> String? {
        guard let cursor else { return nil }
        return cursor.text(secret: try await secret())
    }

    /// 400: the token is none of this list's.
    package static var malformed: Problem {
        .badRequest(
            detail: "The query parameters are not valid.",
            errors: [ValidationIssue(instancePath: "/query/cursor", message: "It is no page token of this list.")])
    }

    private func secret() async throws -> [UInt8] {
        try await secrets.value(secretID).bytes
    }
}
