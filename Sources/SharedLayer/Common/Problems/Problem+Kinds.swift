extension Problem {
    /// 400: the text is no JSON.
    package static func malformedBody(detail: String, extensions: JSONObject = JSONObject()) -> Problem {
        Problem(
            kind: "malformed-json", title: "The body is not valid JSON", status: 400, detail: detail,
            extensions: extensions)
    }

    /// 400: the document breaks its schema or a rule.
    package static func badRequest(
        detail: String, kind: String = "invalid-request", title: String = "The request is not valid",
        errors: [ValidationIssue] = [], extensions: JSONObject = JSONObject()
    ) -> Problem {
        Problem(kind: kind, title: title, status: 400, detail: detail, errors: errors, extensions: extensions)
    }

    /// 401: who sent this is not proven.
    package static func unauthorized(
        detail: String, kind: String = "unauthorized", title: String = "The request is not authenticated"
    ) -> Problem {
        Problem(kind: kind, title: title, status: 401, detail: detail)
    }

    /// 404.
    package static func notFound(
        detail: String, kind: String = "not-found", title: String = "There is no such resource"
    ) -> Problem {
        Problem(kind: kind, title: title, status: 404, detail: detail)
    }

    /// 409: another state, or a call in progress, is in the way.
    package static func conflict(
        detail: String, kind: String = "conflict", title: String = "The request conflicts with the current state",
        retryAfterSeconds: Int? = nil
    ) -> Problem {
        Problem(kind: kind, title: title, status: 409, detail: detail, retryAfterSeconds: retryAfterSeconds)
    }

    /// 413.
    package static func bodyTooLarge(bytesMax: Int) -> Problem {
        Problem(
            kind: "body-too-large", title: "The body is too large", status: 413,
            detail: "A body may have at most \(bytesMax) bytes.")
    }

    /// 422: well-formed and known, but not to be used like this, such as an idempotency key with another payload.
    package static func unprocessable(
        detail: String, kind: String = "unprocessable", title: String = "The request cannot be processed",
        errors: [ValidationIssue] = []
    ) -> Problem {
        Problem(kind: kind, title: title, status: 422, detail: detail, errors: errors)
    }

    /// 429.
    package static func tooManyRequests(detail: String, retryAfterSeconds: Int) -> Problem {
        Problem(
            kind: "too-many-requests", title: "Too many requests", status: 429, detail: detail,
            retryAfterSeconds: retryAfterSeconds)
    }

    /// 500: says nothing of its cause, which is in the log under the request's id.
    package static func internalError() -> Problem {
        Problem(
            kind: "internal-error", title: "The request failed", status: 500,
            detail: "An unexpected error happened. It is logged under the request id.")
    }

    /// 503: try again later.
    package static func unavailable(detail: String, retryAfterSeconds: Int) -> Problem {
        Problem(
            kind: "unavailable", title: "The service is unavailable for the moment", status: 503, detail: detail,
            retryAfterSeconds: retryAfterSeconds)
    }
}
