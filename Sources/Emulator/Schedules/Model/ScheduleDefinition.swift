/// What CreateSchedule and UpdateSchedule say about a schedule.
///
/// Source: EventBridge Scheduler API reference, CreateSchedule.
struct ScheduleDefinition: Codable, Sendable, Equatable {
    var actionAfterCompletion: String?
    var description: String?
    /// Seconds since 1970, as the protocol has times.
    var endDate: Double?
    var flexibleTimeWindow: FlexibleTimeWindow?
    var groupName: String?
    var kmsKeyArn: String?
    var scheduleExpression: String?
    var scheduleExpressionTimezone: String?
    var startDate: Double?
    var state: String?
    var target: ScheduleTarget?

    struct FlexibleTimeWindow: Codable, Sendable, Equatable {
        var mode: String?
        var maximumWindowInMinutes: Int?
    }

    var isEnabled: Bool { state != "DISABLED" }

    /// With the values that AWS shows for what was left out.
    var completed: ScheduleDefinition {
        var definition = self
        definition.actionAfterCompletion = actionAfterCompletion ?? "NONE"
        definition.groupName = groupName ?? ScheduleNames.defaultGroup
        definition.scheduleExpressionTimezone = scheduleExpressionTimezone ?? "UTC"
        definition.state = state ?? "ENABLED"
        var retry = target?.retryPolicy ?? ScheduleTarget.Retry()
        retry.maximumEventAgeInSeconds = retry.maximumEventAgeInSeconds ?? ScheduleTarget.Retry.ageSecondsMax
        retry.maximumRetryAttempts = retry.maximumRetryAttempts ?? ScheduleTarget.Retry.attemptsMax
        definition.target?.retryPolicy = retry
        return definition
    }
}
