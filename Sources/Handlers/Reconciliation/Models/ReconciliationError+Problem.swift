package import SharedLayer

/// The errors' own texts, with the precise reason, go to the log.
extension ReconciliationError: ProblemConvertible {
    package var problem: Problem {
        switch code {
        case .malformedRequest:
            .badRequest(detail: message, errors: issues)
        case .ruleViolation:
            .badRequest(
                detail: "The reconciliation breaks \(issues.count == 1 ? "a rule" : "\(issues.count) rules").",
                kind: "rule-violation", title: "The reconciliation is not allowed", errors: issues,
                extensions: JSONObject([("codes", .array(ruleCodes.map(JSONValue.string)))]))
        case .notFound:
            .notFound(detail: "There is no such reconciliation.")
        case .malformedCursor:
            .badRequest(detail: "The cursor is none of this reconciliation's.")
        default:
            .internalError()
        }
    }
}
