/// How often one call repeats a message, and after which delays.
///
/// Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
package struct PartnerRetries: Sendable {
    /// Attempts in all. One, the default, leaves repeats to the queue that the message came from.
    package var attemptsMax: Int
    package var firstDelayMilliseconds: Int
    package var delayMillisecondsMax: Int
    package var jitter: Jitter
    /// What a partner may ask for by `Retry-After` and be waited for. When it asks for more, the call ends and says so.
    package var retryAfterSecondsMax: Int

    package enum Jitter: Sendable, CaseIterable {
        /// From zero to a bound that doubles with each attempt.
        case full
        /// From the first delay to three times the delay before.
        case decorrelated
    }

    package init(
        attemptsMax: Int = 1, firstDelayMilliseconds: Int = 200, delayMillisecondsMax: Int = 5_000,
        jitter: Jitter = .full, retryAfterSecondsMax: Int = 10
    ) {
        self.attemptsMax = attemptsMax
        self.firstDelayMilliseconds = firstDelayMilliseconds
        self.delayMillisecondsMax = delayMillisecondsMax
        self.jitter = jitter
        self.retryAfterSecondsMax = retryAfterSecondsMax
    }

    private static let doublingsMax = 20

    /// The delay after an attempt (from 1), or nil when there is to be no other.
    ///
    /// - Parameter previous: the delay before that attempt; nil before the first.
    /// - Parameter chance: from 0 to 1.
    /// - Parameter asked: what the partner asked for, in seconds: never waited less than that.
    package func delayMilliseconds(after attempt: Int, previous: Int?, chance: Double, asked: Int? = nil) -> Int? {
        guard attempt < attemptsMax, asked ?? 0 <= retryAfterSecondsMax else { return nil }
        let delay: Double =
            switch jitter {
            case .full:
                chance
                    * Double(min(delayMillisecondsMax, firstDelayMilliseconds << min(attempt - 1, Self.doublingsMax)))
            case .decorrelated:
                min(
                    Double(delayMillisecondsMax),
                    Double(firstDelayMilliseconds)
                        + chance * Double(3 * (previous ?? firstDelayMilliseconds) - firstDelayMilliseconds))
            }
        return max(Int(delay), 1_000 * (asked ?? 0))
    }
}
