package import SharedLayer

/// The published JSON Schemas of the management requests.
///
/// In code because a function is one static file, and in `docs/schemas/` for callers: a test keeps the two equal.
package enum AuthenticationSchema: String, Sendable, CaseIterable {
    case user = "user_request"
    case userChange = "user_change"
    case passwordChange = "password_change"
    case client = "client_request"
    case clientChange = "client_change"

    /// The schema, compiled at its first use.
    package func validator() throws -> InputValidator {
        guard let compiled = Self.compiled[self] else { return try compile() }
        return try compiled.value()
    }

    package func compile() throws -> InputValidator {
        try InputValidator(schema: JSONParser().parse(Array(text.utf8)))
    }

    private static let compiled = Dictionary(
        uniqueKeysWithValues: allCases.map { schema in
            (schema, Lazy<InputValidator, any Error> { try schema.compile() })
        })

    /// As it is published.
    package var text: String {
        switch self {
        case .user: Self.userText
        case .userChange: Self.userChangeText
        case .passwordChange: Self.passwordChangeText
        case .client: Self.clientText
        case .clientChange: Self.clientChangeText
        }
    }
}
