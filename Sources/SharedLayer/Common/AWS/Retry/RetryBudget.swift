import Synchronization

/// What all calls of one client may spend on repeats, so that a service in trouble is not buried under them.
///
/// A repeat takes tokens and a success gives some back, as in the standard retry mode of AWS's SDKs.
package final class RetryBudget: Sendable {
    private let tokens: Mutex<Int>
    private let tokensMax: Int
    private let repeatCost: Int

    package init(tokensMax: Int = 500, repeatCost: Int = 5) {
        tokens = Mutex(tokensMax)
        self.tokensMax = tokensMax
        self.repeatCost = repeatCost
    }

    /// Takes what a repeat costs; false when there is not enough left.
    package func takeRepeat() -> Bool {
        tokens.withLock { tokens in
            guard tokens >= repeatCost else { return false }
            tokens -= repeatCost
            return true
        }
    }

    /// Notes a success; one that came after a repeat gives back what the repeat took.
    package func noteSuccess(afterRepeats repeats: Int) {
        tokens.withLock { $0 = min(tokensMax, $0 + (repeats > 0 ? repeatCost : 1)) }
    }
}
