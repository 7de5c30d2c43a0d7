import SharedLayer

/// The stack's own metrics. Each is told apart by codes, listed in the technical design.
extension MetricDefinition {
    /// Answers of the token endpoint with tokens.
    static let tokensIssued = MetricDefinition("TokensIssued", unit: .count)
    /// Requests for tokens that were refused, by the error's `code`.
    static let tokensRefused = MetricDefinition("TokensRefused", unit: .count)
}
