package import SharedLayer

/// The errors' own texts, with the precise reason, go to the log.
extension AuthenticationError: ProblemConvertible {
    package var problem: Problem {
        switch code {
        case .malformedRequest, .invalidRequest:
            .badRequest(detail: detail ?? "The request is not what its schema says.", errors: issues)
        case .ruleViolation:
            .badRequest(
                detail: detail ?? "The request breaks a rule.", kind: "rule-violation",
                title: "The request is not allowed", errors: issues,
                extensions: JSONObject([("codes", .array(issues.compactMap { $0.code.map(JSONValue.string) }))]))
        case .notFound: .notFound(detail: detail ?? "There is no such resource.")
        case .conflict: .conflict(detail: detail ?? "The resource is there already, or has changed.")
        case .insufficientScope: .forbidden(detail: "The token does not have the scope that this takes.")
        case .loginLocked:
            .tooManyRequests(
                detail: "There were too many attempts.", retryAfterSeconds: retryAfterSeconds ?? LoginLimit.lockSeconds)
        case .invalidToken, .invalidClient, .loginFailed, .formExpired:
            .unauthorized(detail: "The request does not prove who sent it.")
        case .invalidGrant, .unauthorizedClient, .unsupportedGrantType, .unsupportedResponseType, .invalidScope,
            .accessDenied, .loginRequired, .requestNotSupported, .requestURINotSupported:
            .badRequest(detail: detail ?? "The request is not valid.")
        }
    }

    package var problemHeaders: [String: String] {
        switch code {
        case .invalidToken: ["www-authenticate": BearerToken.invalidChallenge]
        case .insufficientScope: ["www-authenticate": #"Bearer error="insufficient_scope", scope="openid""#]
        default: [:]
        }
    }
}
