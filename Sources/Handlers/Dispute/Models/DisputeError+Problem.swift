package import SharedLayer

/// The errors' own texts, with the precise reason, go to the log.
extension DisputeError: ProblemConvertible {
    package var problem: Problem {
        switch code {
        case .malformedRequest:
            .badRequest(detail: "The body is no such request.", errors: issues)
        case .ruleViolation:
            .badRequest(
                detail: "The request breaks \(issues.count == 1 ? "a rule" : "\(issues.count) rules").",
                kind: "rule-violation", title: "A business rule forbids the request", errors: issues,
                extensions: JSONObject([("codes", .array(issues.compactMap(\.code).map(JSONValue.string)))]))
        case .chargeDisputed:
            .conflict(detail: "The charge is being disputed already.")
        case .disputeUnknown:
            .notFound(detail: "There is no such dispute.")
        case .stateConflict:
            .conflict(detail: message)
        case .evidenceConflict:
            .conflict(detail: "The evidence exists already, with other content.")
        case .evidenceNotStored, .contended:
            .tryAgain
        case .notSignable, .malformedEvent:
            .internalError()
        }
    }
}
