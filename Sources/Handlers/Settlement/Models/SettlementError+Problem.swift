package import SharedLayer

/// The errors' own texts, with the precise reason, go to the log.
extension SettlementError: ProblemConvertible {
    package var problem: Problem {
        switch code {
        case .malformedRequest:
            .badRequest(detail: message, errors: issues)
        case .ruleViolation:
            .badRequest(
                detail: "The settlement breaks \(issues.count == 1 ? "a rule" : "\(issues.count) rules").",
                kind: "rule-violation", title: "The settlement is not allowed", errors: issues,
                extensions: JSONObject([("codes", .array(issues.compactMap(\.code).map(JSONValue.string)))]))
        case .notFound:
            .notFound(detail: "There is no such settlement.")
        case .malformedMessage, .recordMissing, .malformedTerms, .ledgerNotBalanced, .unfinished:
            .internalError()
        }
    }
}
