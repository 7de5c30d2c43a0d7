import FoundationEssentials
import VirtualTime

/// What the engine needs to know of a schedule or a rule to say when it is due.
struct ScheduleTimer: Codable, Sendable, Equatable {
    /// The schedule's, or the rule's.
    var arn: String
    var expression: String
    var dialect: ScheduleExpression.Dialect
    var zone: String
    /// Seconds since 1970, as all times here.
    var firstOfRate: Int
    var start: Int?
    var end: Int?
    /// How much later than its time it may be started.
    var windowSeconds: Int
    /// Of the rule, when it is one.
    var rule: ScheduledRule?

    /// Nil for an expression that was valid once and is no longer.
    var recurrence: Recurrence? {
        guard let expression = ScheduleExpression(expression, dialect: dialect),
            let zone = ScheduleZone(identifier: zone)
        else { return nil }
        return Recurrence(expression, zone: zone, firstOfRate: firstOfRate, start: start, end: end)
    }
}

extension ScheduleTimer {
    /// A schedule's: a rate without a start date begins at once.
    init(_ definition: ScheduleDefinition, arn: String, nowSeconds now: Int) {
        self.init(
            arn: arn, expression: definition.scheduleExpression ?? "", dialect: .schedule,
            zone: definition.scheduleExpressionTimezone ?? "UTC",
            firstOfRate: definition.startDate.map { Int($0) } ?? now, start: definition.startDate.map { Int($0) },
            end: definition.endDate.map { Int($0) },
            windowSeconds: (definition.flexibleTimeWindow?.maximumWindowInMinutes ?? 0) * 60)
    }

    /// A rule's: a rate begins one interval after the rule was made.
    init?(_ rule: ScheduledRule, nowSeconds now: Int) {
        guard let expression = ScheduleExpression(rule.expression, dialect: .rule) else { return nil }
        var first = now
        if case .rate(let rate) = expression { first += rate.intervalSeconds }
        self.init(
            arn: rule.arn, expression: rule.expression, dialect: .rule, zone: "UTC", firstOfRate: first, start: nil,
            end: nil, windowSeconds: 0, rule: rule)
    }
}
