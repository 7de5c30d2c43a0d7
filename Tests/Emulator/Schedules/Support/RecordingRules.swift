import Delivery
import FoundationEssentials
import Schedules
import Synchronization

/// Keeps rules as an event bus does, and what was started of them.
final class RecordingRules: ScheduledRuleSource {
    private let rules = Mutex<[ScheduledRule]>([])
    private let times = Mutex<[String]>([])

    /// `rule time`, in order.
    var started: [String] { times.withLock(\.self) }

    func set(_ rules: [ScheduledRule]) { self.rules.withLock { $0 = rules } }

    func scheduledRules() -> [ScheduledRule] { rules.withLock(\.self) }

    func start(_ rule: String, at time: Date) async throws(DeliveryFailure) {
        times.withLock { $0.append("\(rule) \(time.formatted(.iso8601))") }
    }
}
