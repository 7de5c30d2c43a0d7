import Synchronization

/// What all calls of one client may spend on repeats, so that a service in trouble is not buried under them.
///
/// A repeat takes tokens, fewer after throttling, where the service is well; a success gives back what its last repeat
/// took, or one token. The numbers are those of AWS's SDKs (see `RetryPolicy`).
package final class RetryBudget: Sendable {
    private let tokens: Mutex<Int>
    private let tokensMax: Int
    private let repeatCost: Int
    private let throttledRepeatCost: Int

    package init(tokensMax: Int = 500, repeatCost: Int = 14, throttledRepeatCost: Int = 5) {
        tokens = Mutex(tokensMax)
        self.tokensMax = tokensMax
        self.repeatCost = repeatCost
        self.throttledRepeatCost = throttledRepeatCost
    }

    /// Takes what a repeat costs, and returns it; nil when there is not enough left.
    package func takeRepeat(isThrottled: Bool = false) -> Int? {
        let cost = isThrottled ? throttledRepeatCost : repeatCost
        return tokens.withLock { tokens in
            guard tokens >= cost else { return nil }
            tokens -= cost
            return cost
        }
    }

    /// Notes a success. `cost` is what its last repeat took; nil for one at the first attempt.
    package func noteSuccess(lastRepeatCost cost: Int?) {
        tokens.withLock { $0 = min(tokensMax, $0 + (cost ?? 1)) }
    }
}
