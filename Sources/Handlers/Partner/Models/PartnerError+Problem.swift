import SharedLayer

extension PartnerError: ProblemConvertible {
    var problem: Problem {
        switch code {
        case .malformedRequest: .badRequest(detail: message, errors: issues)
        case .ruleViolation:
            .badRequest(
                detail: "A rule of the network forbids the request.", kind: "rule-violation",
                title: "The change is not allowed", errors: issues,
                extensions: JSONObject([("codes", .array(rule.map { [.string($0.rawValue)] } ?? []))]))
        case .notFound: .notFound(detail: "Nothing is known under this identifier.")
        case .forbidden: .forbidden(detail: "The caller is not allowed to do this.")
        case .identifierTaken: .conflict(detail: "The identifier is not free.")
        case .changedMeanwhile:
            .conflict(detail: "Another request changed the resource. Read it again, then decide anew.")
        }
    }
}
