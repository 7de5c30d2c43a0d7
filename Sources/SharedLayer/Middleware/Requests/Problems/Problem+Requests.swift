/// Problems of requests that never come to a handler.
extension Problem {
    /// 403: the caller is known and may not do this.
    package static func forbidden(
        detail: String, kind: String = "forbidden", title: String = "The caller may not do this"
    ) -> Problem {
        Problem(kind: kind, title: title, status: 403, detail: detail)
    }

    /// 405, which goes with the header `allow` (RFC 9110 section 15.5.6).
    package static func methodNotAllowed(_ allowed: [String]) -> Problem {
        Problem(
            kind: "method-not-allowed", title: "The resource does not take this method", status: 405,
            detail: "The resource takes \(allowed.joined(separator: ", ")).")
    }

    /// 415 (RFC 9110 section 15.5.16).
    package static func unsupportedMediaType(detail: String) -> Problem {
        Problem(
            kind: "unsupported-media-type", title: "The body's media type is not taken", status: 415, detail: detail)
    }
}
