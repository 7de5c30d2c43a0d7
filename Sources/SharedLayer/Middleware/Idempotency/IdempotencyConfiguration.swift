/// How an operation is kept from happening twice.
package struct IdempotencyConfiguration: Sendable {
    /// How long a record counts, from its last change on; then the key may be used anew.
    package var expirySeconds: Int64
    /// How long after an invocation's deadline its run may be taken over: what clocks may differ by.
    package var lockMarginMilliseconds: Int64
    package var concurrency: Concurrency
    package var interruption: Interruption
    package var oversizedResult: OversizedResult
    /// A result, and all steps of a run together, as JSON text. An item has at most 400 KB, its other attributes included.
    package var resultBytesMax: Int
    /// Steps of one run.
    package var stepsMax: Int

    /// What a call does while another one with the same key runs.
    package enum Concurrency: Sendable, Hashable {
        case refuse
        /// Looks again with growing delays, and is refused when the other still runs after that, or when its own time is
        /// nearly over.
        case wait(millisecondsMax: Int64)
    }

    /// What a call does about a run whose invocation died.
    package enum Interruption: Sendable, Hashable {
        /// Runs the operation again; recorded steps give their results without running.
        case resume
        /// Throws `interrupted`, until the record expires or somebody removes it.
        case refuse
    }

    /// What becomes of a result that is larger than `resultBytesMax`, or that cannot be encoded.
    package enum OversizedResult: Sendable, Hashable {
        /// The operation counts as done; repeats throw `resultNotKept`.
        case completeWithoutResult
        /// The key is free again: a repeat runs the operation again.
        case release
    }

    package init(
        expirySeconds: Int64 = 3_600, lockMarginMilliseconds: Int64 = 1_000, concurrency: Concurrency = .refuse,
        interruption: Interruption = .resume, oversizedResult: OversizedResult = .completeWithoutResult,
        resultBytesMax: Int = 350_000, stepsMax: Int = 50
    ) {
        self.expirySeconds = expirySeconds
        self.lockMarginMilliseconds = lockMarginMilliseconds
        self.concurrency = concurrency
        self.interruption = interruption
        self.oversizedResult = oversizedResult
        self.resultBytesMax = resultBytesMax
        self.stepsMax = stepsMax
    }
}
