extension SubmissionError: ProblemConvertible {
    /// Of a signature that does not count, nothing but that.
    package var problem: Problem {
        switch code {
        case .unauthorized, .signatureUsed:
            .unauthorized(
                detail:
                    "The header X-JWS-Signature has no signature of the publisher that counts for this request.")
        case .conflict:
            .conflict(detail: "It exists already, with another body.")
        }
    }
}
