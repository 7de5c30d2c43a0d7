/// When a failed asynchronous invocation is tried again, and when it is given up.
///
/// Source: Lambda developer guide, "How Lambda handles errors and retries with asynchronous invocation".
package struct AsynchronousRetryRules: Sendable, Equatable {
    /// Retries where no configuration says otherwise, and at most.
    package static let retriesMax = 2
    package static let eventAgeSecondsMax = 21_600

    /// Before the first retry of a function that failed; the second has twice that. AWS has one minute and two.
    package var firstDelaySeconds: Double = 60
    /// Before the first retry of a throttled invocation; each further one has twice that, up to five minutes.
    static let throttleDelaySecondsMin: Double = 1
    static let throttleDelaySecondsMax: Double = 300

    package init(firstDelaySeconds: Double = 60) {
        self.firstDelaySeconds = firstDelaySeconds
    }

    enum Decision: Equatable {
        case retry(afterMilliseconds: Int64)
        case giveUp(InvocationRecord.Condition)
    }

    /// After the function has failed `invocations` times.
    func afterFailure(invocations: Int, retriesMax: Int) -> Decision {
        guard invocations <= retriesMax else { return .giveUp(.retriesExhausted) }
        return .retry(afterMilliseconds: Int64(firstDelaySeconds * Double(1 << (invocations - 1)) * 1000))
    }

    /// How long to wait after `throttles` throttled tries: those use up no retries, only the event's age.
    func delayMilliseconds(afterThrottles throttles: Int) -> Int64 {
        var delay = Self.throttleDelaySecondsMin
        for _ in 1..<max(1, throttles) where delay < Self.throttleDelaySecondsMax { delay *= 2 }
        return Int64(min(delay, Self.throttleDelaySecondsMax) * 1000)
    }

    /// Whether an event is too old to be tried at all.
    func isTooOld(ageMilliseconds: Int64, ageSecondsMax: Int) -> Bool {
        ageMilliseconds >= Int64(ageSecondsMax) * 1000
    }
}
