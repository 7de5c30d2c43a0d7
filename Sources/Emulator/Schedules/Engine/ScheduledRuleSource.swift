package import Delivery

/// Who keeps rules with schedule expressions: the event buses, and functions' `Schedule` events.
package protocol ScheduledRuleSource: Sendable {
    /// Every enabled rule that has a schedule expression. After a change the source calls `ScheduleEngine.rulesChanged`.
    func scheduledRules() async throws -> [ScheduledRule]

    /// Gives the scheduled event to the rule's targets; returns once that is durable. At least once for each time.
    func start(_ rule: String, event: [UInt8]) async throws(DeliveryFailure)
}
