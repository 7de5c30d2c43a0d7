package import Delivery
package import FoundationEssentials

/// Who keeps rules with schedule expressions: the event buses.
package protocol ScheduledRuleSource: Sendable {
    /// Every enabled rule that has a schedule expression. After a change the source tells `ScheduleEngine.rulesChanged`.
    func scheduledRules() -> [ScheduledRule]

    /// Gives the scheduled event to the rule's targets; returns once that is durable. At least once for each time.
    func start(_ rule: String, at time: Date) async throws(DeliveryFailure)
}
