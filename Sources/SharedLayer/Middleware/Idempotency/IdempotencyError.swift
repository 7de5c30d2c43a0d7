/// Why an operation that must happen once was not begun, not ended, or not answered from its record.
package struct IdempotencyError: ProblemConvertible, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let cause: (any Error)?
    /// For `inProgress`: when the call in progress must have ended.
    package let retryAfterSeconds: Int?

    package enum Code: String, Sendable, CaseIterable {
        /// 409: another call with the key runs, and was not waited for, or not for longer.
        case inProgress
        /// 422: the key was used with another payload.
        case payloadMismatch
        /// 400.
        case missingKey
        /// 400: too long, empty, or with characters that no key has.
        case invalidKey
        /// 400: the payload has no canonical form.
        case invalidPayload
        /// 409: another invocation took the run over, because this one's time was up. Nothing of this one counts.
        case ownershipLost
        /// 503: whether the operation ran before is not known, so it was not begun; or its end could not be recorded.
        case tableUnavailable
        /// 503: the invocation's time is over before the operation could begin.
        case deadlineExceeded
        /// 500: an invocation died midway, and the configuration forbids to go on where it ended.
        case interrupted
        /// 409: the operation is done, but its result was too large to be kept.
        case resultNotKept
        /// 500: a step's result cannot be stored.
        case stepNotStorable
        /// 500: a step's name is no identifier, was used twice in a run, or is one too many.
        case invalidStep
        /// 500: the item is no record, or its result is not of the expected type.
        case malformedRecord
    }

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil, retryAfterSeconds: Int? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
        self.retryAfterSeconds = retryAfterSeconds
    }

    package var problem: Problem {
        switch code {
        case .inProgress, .ownershipLost:
            .conflict(
                detail: "A request with this idempotency key is in progress.", kind: "idempotency-in-progress",
                title: "The same request is in progress", retryAfterSeconds: retryAfterSeconds ?? 1)
        case .payloadMismatch:
            .unprocessable(
                detail: "This idempotency key was used before with another request.", kind: "idempotency-key-reused",
                title: "The idempotency key belongs to another request")
        case .missingKey, .invalidKey, .invalidPayload:
            .badRequest(
                detail: "The request has no idempotency key that can be used: \(message).",
                kind: "idempotency-key-invalid", title: "The idempotency key is missing or not valid")
        case .tableUnavailable, .deadlineExceeded:
            .unavailable(detail: "Whether the request ran before cannot be told now.", retryAfterSeconds: 1)
        case .resultNotKept:
            .conflict(
                detail: "The request was processed before; its answer was too large to be kept.",
                kind: "idempotency-result-not-kept", title: "The request was processed before")
        case .interrupted, .stepNotStorable, .invalidStep, .malformedRecord: .internalError()
        }
    }

    package var description: String { "\(code.rawValue): \(message)" + (cause.map { " (\($0))" } ?? "") }
}
