import CurlTransport

/// How long a service asks to wait before the next attempt.
enum RetryAdvice {
    /// `x-amz-retry-after` in milliseconds, before HTTP's `Retry-After` in seconds or as a date; nil when neither can be
    /// read.
    static func milliseconds(_ headers: HTTPHeaders, now: Timestamp) -> Int? {
        if let text = headers["x-amz-retry-after"], let milliseconds = Int(text), milliseconds >= 0 {
            return milliseconds
        }
        guard let text = headers["Retry-After"] else { return nil }
        if let seconds = Int(text) { return seconds >= 0 ? min(seconds, secondsMax) * 1_000 : nil }
        return Timestamp(httpDate: text).map { max(0, Int($0.milliseconds(since: now))) }
    }

    /// An hour: more says no more.
    private static let secondsMax = 3_600
}
