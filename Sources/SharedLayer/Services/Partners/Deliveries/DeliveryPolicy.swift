/// How often and when a delivery is tried again.
package struct DeliveryPolicy: Sendable {
    private let backoff: RetryPolicy

    /// `maxReceiveCount` of the delivery queue's redrive policy.
    package static let attemptsMax = 8
    /// Also the longest that a partner's `Retry-After` is honoured.
    package static let delaySecondsMax = 900

    package init(firstDelayMillisecondsMax: Int = 2_000) {
        backoff = RetryPolicy(
            attemptsMax: Self.attemptsMax, firstDelayMillisecondsMax: firstDelayMillisecondsMax,
            delayMillisecondsMax: Self.delaySecondsMax * 1_000)
    }

    /// Seconds until the attempt after `attempt` (from 1), or nil when that was the last one.
    ///
    /// Full jitter, so that deliveries that failed together do not come back together; never before the time that the
    /// partner has asked for. `jitter` is from 0 to 1.
    package func delaySeconds(after attempt: Int, jitter: Double, retryAfterSeconds: Int?) -> Int? {
        guard let milliseconds = backoff.delayMilliseconds(after: attempt, jitter: jitter) else { return nil }
        let seconds = (milliseconds + 999) / 1_000
        return min(Self.delaySecondsMax, max(seconds, retryAfterSeconds ?? 0))
    }
}
