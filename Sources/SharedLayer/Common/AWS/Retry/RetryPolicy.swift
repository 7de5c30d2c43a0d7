/// How often and after what delay a failed call is repeated.
///
/// Exponential backoff with full jitter: a random delay between zero and a bound that doubles with each attempt.
/// The defaults are those of the standard retry mode as AWS's SDKs have it since 2026.
/// Source: aws-sdk-go-v2, issue 3416, "Updated default retry behavior (2026)".
package struct RetryPolicy: Sendable {
    /// Attempts in all, the first one included.
    package var attemptsMax: Int
    package var firstDelayMillisecondsMax: Int
    /// After an answer that asks for fewer calls.
    package var throttledFirstDelayMillisecondsMax: Int
    package var delayMillisecondsMax: Int

    /// What a service may ask for on top of the policy's own delay.
    static let askedDelayMillisecondsMax = 5_000

    package init(
        attemptsMax: Int = 3, firstDelayMillisecondsMax: Int = 50, throttledFirstDelayMillisecondsMax: Int = 1_000,
        delayMillisecondsMax: Int = 20_000
    ) {
        self.attemptsMax = attemptsMax
        self.firstDelayMillisecondsMax = firstDelayMillisecondsMax
        self.throttledFirstDelayMillisecondsMax = throttledFirstDelayMillisecondsMax
        self.delayMillisecondsMax = delayMillisecondsMax
    }

    /// DynamoDB answers within milliseconds: a shorter first delay, and one attempt more.
    package static let dynamo = RetryPolicy(attemptsMax: 4, firstDelayMillisecondsMax: 25)

    /// The delay before the attempt after `attempt` (from 1), or nil when that was the last one.
    ///
    /// `jitter` is from 0 to 1. `asked` is what the service wants; it counts as far as it is no more than five seconds
    /// beyond the policy's own delay.
    package func delayMilliseconds(
        after attempt: Int, jitter: Double, isThrottled: Bool = false, asked: Int? = nil
    ) -> Int? {
        guard attempt < attemptsMax else { return nil }
        let first = isThrottled ? throttledFirstDelayMillisecondsMax : firstDelayMillisecondsMax
        let doublings = min(attempt - 1, 20)
        let bound = min(delayMillisecondsMax, first << doublings)
        let delay = Int(Double(bound) * jitter)
        guard let asked else { return delay }
        return min(max(asked, delay), delay + Self.askedDelayMillisecondsMax)
    }
}
