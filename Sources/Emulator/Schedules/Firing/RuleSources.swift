import Delivery
import Synchronization

/// Finds the source of a scheduled rule.
final class RuleSources: Sendable {
    private let sources = Mutex<[any ScheduledRuleSource]>([])

    var all: [any ScheduledRuleSource] { sources.withLock(\.self) }

    func add(_ source: any ScheduledRuleSource) { sources.withLock { $0.append(source) } }

    /// Fails for good when no source has the rule any more.
    func start(_ rule: String, event: [UInt8]) async throws(DeliveryFailure) {
        for source in all {
            let rules: [ScheduledRule]
            do { rules = try await source.scheduledRules() } catch {
                throw DeliveryFailure("InternalFailure", "\(error)", isRetryable: true)
            }
            if rules.contains(where: { $0.arn == rule }) { return try await source.start(rule, event: event) }
        }
        throw DeliveryFailure("RESOURCE_NOT_FOUND", "The rule \(rule) is gone or disabled.", isRetryable: false)
    }
}
