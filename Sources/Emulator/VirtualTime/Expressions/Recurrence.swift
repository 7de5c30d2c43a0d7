/// All the times at which something is due: an expression in its zone, from a beginning, until an end.
package struct Recurrence: Sendable, Equatable {
    package let expression: ScheduleExpression
    package let zone: ScheduleZone
    /// The first time of a rate, in seconds since 1970.
    package let firstOfRate: Int
    /// Seconds since 1970; without meaning for `at`, as on AWS.
    package let start: Int?
    package let end: Int?

    package init(
        _ expression: ScheduleExpression, zone: ScheduleZone = .utc, firstOfRate: Int, start: Int? = nil,
        end: Int? = nil
    ) {
        self.expression = expression
        self.zone = zone
        self.firstOfRate = firstOfRate
        self.start = start
        self.end = end
    }

    /// The first time after `seconds`; nil when there is none any more.
    package func next(after seconds: Int) -> Int? {
        let found: Int?
        switch expression {
        case .at(let local):
            let once = zone.secondsShifted(ofLocal: local)
            return once > seconds ? once : nil
        case .rate(let rate):
            let interval = rate.intervalSeconds
            let passed = seconds - firstOfRate
            found = passed < 0 ? firstOfRate : firstOfRate + (passed / interval + 1) * interval
        case .cron(let cron):
            found = cron.next(after: start.map { max(seconds, $0 - 1) } ?? seconds, in: zone)
        }
        guard let found, end.map({ found <= $0 }) ?? true else { return nil }
        return found
    }
}
