import CurlTransport

/// How long a service asks to wait before the next attempt.
enum RetryAdvice {
    /// `x-amz-retry-after` in milliseconds, before HTTP's `Retry-After` in seconds or as a date; nil when neither can be
    /// read.
    static func milliseconds(_ headers: HTTPHeaders, now: Timestamp) -> Int? {
        if let text = headers["x-amz-retry-after"], let milliseconds = Int(text), milliseconds >= 0 {
            return milliseconds
        }
        return headers["Retry-After"].flatMap { RetryAfter.seconds($0, now: now) }.map { $0 * 1_000 }
    }
}
