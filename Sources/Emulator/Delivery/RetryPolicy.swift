/// When a failed delivery is tried again, and when it is given up.
///
/// Sources: Amazon SNS developer guide, "Amazon SNS message delivery retries"; Amazon EventBridge user guide, "How
/// EventBridge retries delivering events".
package struct RetryPolicy: Codable, Sendable, Equatable {
    /// One after the other; when the last has ended, the delivery is given up.
    package var phases: [Phase]
    /// Measured from acceptance, in seconds; nil without an end.
    package var ageSecondsMax: Int?

    package init(phases: [Phase], ageSecondsMax: Int? = nil) {
        self.phases = phases
        self.ageSecondsMax = ageSecondsMax
    }

    package struct Phase: Codable, Sendable, Equatable {
        /// Retries in this phase.
        package var retries: Int
        /// The first retry's delay, in seconds.
        package var delaySecondsMin: Double
        /// The last retry's delay, in seconds.
        package var delaySecondsMax: Double
        package var backoff: Backoff

        package init(retries: Int, delaySecondsMin: Double, delaySecondsMax: Double, backoff: Backoff = .linear) {
            self.retries = retries
            self.delaySecondsMin = delaySecondsMin
            self.delaySecondsMax = delaySecondsMax
            self.backoff = backoff
        }

        /// How long to wait before the phase's retry `number`, counted from 0.
        func delaySeconds(_ number: Int) -> Double {
            guard retries > 1, delaySecondsMax > delaySecondsMin else { return delaySecondsMin }
            let part = Double(number) / Double(retries - 1)
            let spread = delaySecondsMax - delaySecondsMin
            switch backoff {
            case .linear: return delaySecondsMin + spread * part
            case .arithmetic: return delaySecondsMin + spread * part * part
            case .geometric, .exponential:
                let base = max(delaySecondsMin, 0.001)
                var delay = base
                for _ in 0..<number where delay < delaySecondsMax { delay *= 2 }
                return min(delay, delaySecondsMax)
            }
        }
    }

    /// SNS's names.
    package enum Backoff: String, Codable, Sendable {
        case linear, arithmetic, geometric, exponential
    }

    /// The delay before the retry `number`, counted from 0; nil when there is none any more.
    package func delaySeconds(beforeRetry number: Int) -> Double? {
        var number = number
        for phase in phases {
            if number < phase.retries { return phase.delaySeconds(number) }
            number -= phase.retries
        }
        return nil
    }
}
