package import SharedLayer

extension Problem {
    /// What a caller is told. Of a signature that does not count, nothing but that.
    package init(_ error: SubscriptionChargeError) {
        self =
            switch error.code {
            case .bodyTooLarge:
                .bodyTooLarge(bytesMax: SubscriptionChargeRequest.bytesMax)
            case .malformedJSON:
                .malformedBody(detail: error.message)
            case .malformedRequest:
                .badRequest(detail: error.message, errors: error.issues)
            case .unauthorized:
                .unauthorized(
                    detail:
                        "The header X-JWS-Signature has no signature of the publisher that counts for this request.")
            case .ruleViolation:
                .badRequest(
                    detail: "The charge breaks \(error.issues.count == 1 ? "a rule" : "\(error.issues.count) rules").",
                    kind: "rule-violation", title: "The charge is not allowed", errors: error.issues,
                    extensions: JSONObject([("codes", .array(error.ruleCodes.map(JSONValue.string)))]))
            case .contractConflict:
                .conflict(
                    detail: "The contract exists already, with another body.")
            case .malformedMessage, .recordMissing, .contended, .deliveryRetry:
                .internalError()
            }
    }

    /// A table that does not answer is for another time; anything else is ours to look into.
    package init(_ error: RepositoryError) {
        self = error.code == .service ? .tryAgain : .internalError()
    }

    package init(_ error: CertificateError) {
        self = error.code == .sourceFailed ? .tryAgain : .internalError()
    }

    private static var tryAgain: Problem {
        .unavailable(detail: "The charge was not accepted. Send it again.", retryAfterSeconds: 1)
    }
}
