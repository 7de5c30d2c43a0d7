package import SharedLayer

/// The errors' own texts, with the precise reason, go to the log.
extension SubscriptionChargeError: ProblemConvertible {
    /// What a caller is told. Of a signature that does not count, nothing but that.
    package var problem: Problem {
        switch code {
        case .bodyTooLarge:
            .bodyTooLarge(bytesMax: SubscriptionChargeRequest.bytesMax)
        case .malformedJSON:
            .malformedBody(detail: message)
        case .malformedRequest:
            .badRequest(detail: message, errors: issues)
        case .unauthorized:
            .unauthorized(
                detail:
                    "The header X-JWS-Signature has no signature of the publisher that counts for this request.")
        case .ruleViolation:
            .badRequest(
                detail: "The charge breaks \(issues.count == 1 ? "a rule" : "\(issues.count) rules").",
                kind: "rule-violation", title: "The charge is not allowed", errors: issues,
                extensions: JSONObject([("codes", .array(ruleCodes.map(JSONValue.string)))]))
        case .contractConflict:
            .conflict(
                detail: "The contract was charged for this period already, with another body.")
        case .notFound:
            .notFound(detail: "There is no such charge.")
        case .templateIncomplete:
            .internalError()
        }
    }
}
