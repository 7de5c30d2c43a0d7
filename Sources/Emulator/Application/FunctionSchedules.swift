import Delivery
import FoundationEssentials
import Functions
import Schedules
import Templates

/// The rules that SAM makes of functions' `Schedule` events.
struct FunctionSchedules: ScheduledRuleSource {
    private let rules: [ScheduledRule]
    private let resources: [String: ScheduleResource]
    private let functions: any DeliveryTarget

    init(_ schedules: [ScheduleResource], options: EmulatorOptions, functions: any DeliveryTarget) {
        func arn(_ schedule: ScheduleResource) -> String {
            "arn:aws:events:\(options.region):\(options.accountID):rule/\(schedule.name)"
        }
        rules = schedules.map { schedule in
            ScheduledRule(
                arn: arn(schedule), expression: schedule.expression, retry: Self.retry(schedule),
                deadLetterQueueARN: schedule.deadLetterQueueARN)
        }
        resources = Dictionary(schedules.map { (arn($0), $0) }) { first, _ in first }
        self.functions = functions
    }

    func scheduledRules() async throws -> [ScheduledRule] { rules }

    func start(_ rule: String, event: [UInt8]) async throws(DeliveryFailure) {
        guard let schedule = resources[rule] else { return }
        try await functions.accept(
            Delivery(
                lane: rule, target: schedule.function, body: schedule.input ?? String(decoding: event, as: UTF8.self),
                retry: Self.retry(schedule)))
    }

    /// EventBridge's: 185 times in 24 hours unless the event says otherwise.
    private static func retry(_ schedule: ScheduleResource) -> RetryPolicy {
        RetryPolicy(
            phases: [
                RetryPolicy.Phase(
                    retries: schedule.maximumRetryAttempts ?? 185, delaySecondsMin: 1, delaySecondsMax: 600,
                    backoff: .exponential)
            ], ageSecondsMax: schedule.maximumEventAgeSeconds ?? 86_400)
    }
}
