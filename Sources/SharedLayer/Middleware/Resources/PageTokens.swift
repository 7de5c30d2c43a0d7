/// Gives out and reads the tokens of pages (`PageCursor`), with a secret of Secrets Manager that is read when it is first
/// needed.
package struct PageTokens: Sendable {
    private let secrets: CachedParameters<SecretsSource>
    private let secretID: String

    /// A secret that was replaced is seen after so long; tokens of the old one are refused then.
    private static let ageSecondsMax = 300

    package init(_ source: SecretsSource, secretID: String) {
        secrets = CachedParameters(source, options: ParameterOptions(maxAgeSeconds: Self.ageSecondsMax))
        self.secretID = secretID
    }

    /// Throws a `ParameterError`.
    package func text(_ cursor: PageCursor) async throws -> String { cursor.text(secret: try await secret()) }

    /// Throws a `Problem` with 400 for a token that was not made here, and a `ParameterError`.
    package func cursor(_ text: String) async throws -> PageCursor {
        let secret = try await secret()
        do {
            return try PageCursor(text: text, secret: secret)
        } catch {
            throw Problem.malformedCursor
        }
    }

    private func secret() async throws -> [UInt8] { try await secrets.value(ParameterName(secretID)).bytes }
}

extension Problem {
    /// 400: the page token was made up, changed, or belongs to another list.
    package static var malformedCursor: Problem {
        .badRequest(detail: "The cursor is none of this list's. Begin again without one.")
    }
}
