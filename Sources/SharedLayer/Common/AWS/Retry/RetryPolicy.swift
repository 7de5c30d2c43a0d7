/// How often and after what delay a failed call is repeated.
///
/// Exponential backoff with full jitter: a random delay between zero and a bound that doubles with each attempt.
package struct RetryPolicy: Sendable {
    /// Attempts in all, the first one included.
    package var attemptsMax: Int
    package var firstDelayMillisecondsMax: Int
    package var delayMillisecondsMax: Int

    package init(attemptsMax: Int = 4, firstDelayMillisecondsMax: Int = 50, delayMillisecondsMax: Int = 2_000) {
        self.attemptsMax = attemptsMax
        self.firstDelayMillisecondsMax = firstDelayMillisecondsMax
        self.delayMillisecondsMax = delayMillisecondsMax
    }

    /// The delay before the attempt after `attempt` (from 1), or nil when that was the last one.
    ///
    /// `jitter` is from 0 to 1.
    package func delayMilliseconds(after attempt: Int, jitter: Double) -> Int? {
        guard attempt < attemptsMax else { return nil }
        let doublings = min(attempt - 1, 20)
        let bound = min(delayMillisecondsMax, firstDelayMillisecondsMax << doublings)
        return Int(Double(bound) * jitter)
    }
}
