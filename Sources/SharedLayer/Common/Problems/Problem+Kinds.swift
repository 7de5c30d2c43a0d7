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

    /// 403: who sent this is known, and may not do it.
    package static func forbidden(
        detail: String, kind: String = "forbidden", title: String = "The request is not allowed"
    ) -> Problem {
        Problem(kind: kind, title: title, status: 403, detail: detail)
    }

    /// 404.
    package static func notFound(
        detail: String, kind: String = "not-found", title: String = "There is no such resource"
    ) -> Problem {
        Problem(kind: kind, title: title, status: 404, detail: detail)
    }

    /// 405. The response needs the header `Allow` too (RFC 9110 section 15.5.6).
    package static func methodNotAllowed(allowed: [String]) -> Problem {
        Problem(
            kind: "method-not-allowed", title: "The resource does not know this method", status: 405,
            extensions: JSONObject([("allowed", .array(allowed.map { .string($0) }))]))
    }

    /// 409: another state, or a call in progress, is in the way.
    package static func conflict(
        detail: String, kind: String = "conflict", title: String = "The request conflicts with the current state",
        retryAfterSeconds: Int? = nil
    ) -> Problem {
        Problem(kind: kind, title: title, status: 409, detail: detail, retryAfterSeconds: retryAfterSeconds)
    }

    /// 410: there was such a resource, and there will be none again.
    package static func gone(
        detail: String, kind: String = "gone", title: String = "The resource is gone"
    ) -> Problem {
        Problem(kind: kind, title: title, status: 410, detail: detail)
    }

    /// 412: the resource is not in the state that the request's `If-Match` names.
    package static func preconditionFailed(
        detail: String, kind: String = "precondition-failed", title: String = "The resource has changed"
    ) -> Problem {
        Problem(kind: kind, title: title, status: 412, detail: detail)
    }

    /// 413.
    package static func bodyTooLarge(bytesMax: Int) -> Problem {
        Problem(
            kind: "body-too-large", title: "The body is too large", status: 413,
            detail: "A body may have at most \(bytesMax) bytes.")
    }

    /// 415.
    package static func unsupportedMediaType(accepted: [String], detail: String? = nil) -> Problem {
        Problem(
            kind: "unsupported-media-type", title: "The body has another media type", status: 415, detail: detail,
            extensions: JSONObject([("accepted", .array(accepted.map { .string($0) }))]))
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

    /// 502: a service behind this one answered what it must not.
    package static func badGateway(
        detail: String, kind: String = "bad-gateway", title: String = "A service behind this one failed"
    ) -> Problem {
        Problem(kind: kind, title: title, status: 502, detail: detail)
    }

    /// 504: a service behind this one did not answer in time.
    package static func gatewayTimeout(
        detail: String, kind: String = "gateway-timeout", title: String = "A service behind this one is too slow",
        retryAfterSeconds: Int? = nil
    ) -> Problem {
        Problem(kind: kind, title: title, status: 504, detail: detail, retryAfterSeconds: retryAfterSeconds)
    }

    /// 503: try again later.
    package static func unavailable(detail: String, retryAfterSeconds: Int) -> Problem {
        Problem(
            kind: "unavailable", title: "The service is unavailable for the moment", status: 503, detail: detail,
            retryAfterSeconds: retryAfterSeconds)
    }
}
