package import SharedLayer

/// The published JSON Schemas of what publishers and reviewers send.
///
/// In code because a function is one static file, and as files of `docs/schemas` for callers: a test keeps them equal,
/// byte for byte.
package enum RequestSchemas {
    /// Each schema, compiled at its first use.
    package static let dispute = Compiled(DisputeRequestSchema.text)
    package static let evidence = Compiled(EvidenceRequestSchema.text)
    package static let withdrawal = Compiled(WithdrawalRequestSchema.text)
    package static let decision = Compiled(DecisionRequestSchema.text)

    package struct Compiled: Sendable {
        package let text: String
        private let compiled: Lazy<InputValidator, any Error>

        init(_ text: String) {
            self.text = text
            compiled = Lazy { try InputValidator(schema: JSONParser().parse(Array(text.utf8))) }
        }

        /// Throws what makes the schema no schema, which a test rules out.
        package func validator() throws -> InputValidator { try compiled.value() }
    }
}
