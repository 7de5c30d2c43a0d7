import Delivery
import EventBus
import FoundationEssentials
import Schedules

/// The event buses' rules that a schedule starts.
struct EventBusSchedules: ScheduledRuleSource {
    let events: EventBusService

    func scheduledRules() -> [ScheduledRule] {
        events.scheduledRules().map { ScheduledRule(arn: $0.arn, expression: $0.expression) }
    }

    func start(_ rule: String, at time: Date) async throws(DeliveryFailure) {
        do { try await events.fire(rule: rule, at: time) } catch {
            throw DeliveryFailure("InternalFailure", "\(error)", isRetryable: true)
        }
    }
}
