/// The words in a schedule's input that stand for the invocation.
///
/// Source: EventBridge Scheduler user guide, "Adding context attributes".
struct ContextAttributes {
    var scheduleARN: String
    var scheduledTime: String
    var executionID: String
    var attempt: String

    func filled(into text: String) -> String {
        guard text.contains("<aws.scheduler.") else { return text }
        return text.replacing("<aws.scheduler.schedule-arn>", with: scheduleARN)
            .replacing("<aws.scheduler.scheduled-time>", with: scheduledTime)
            .replacing("<aws.scheduler.execution-id>", with: executionID)
            .replacing("<aws.scheduler.attempt-number>", with: attempt)
    }
}
