import Delivery

/// The message that a dead-letter queue gets for an invocation that was given up.
///
/// Source: EventBridge Scheduler user guide, "Configuring a schedule's dead-letter queue".
enum DeadLetter {
    static func make(_ delivery: Delivery, _ failure: DeliveryFailure, attempts: Int) -> Delivery? {
        guard let queue = delivery.deadLetterQueueARN else { return nil }
        var attributes = [
            "ERROR_CODE": failure.code, "ERROR_MESSAGE": failure.message, "RETRY_ATTEMPTS": "\(attempts - 1)",
            "TARGET_ARN": delivery.target,
        ]
        if failure.isRetryable {
            let retries = delivery.retry.phases.reduce(0) { $0 + $1.retries }
            attributes["EXHAUSTED_RETRY_CONDITION"] =
                attempts > retries ? "MaximumRetryAttempts" : "MaximumEventAgeInSeconds"
        }
        attributes["SCHEDULE_ARN"] = delivery.details[FiringDetail.arn]
        attributes["SCHEDULED_TIME"] = delivery.details[FiringDetail.time]
        attributes["EXECUTION_ID"] = delivery.details[FiringDetail.executionID]
        attributes["IS_PAYLOAD_TRUNCATED"] = "false"
        return Delivery(
            lane: delivery.lane, target: queue, body: delivery.body,
            attributes: attributes.filter { !$0.value.isEmpty }
                .mapValues { Delivery.Attribute(type: "String", value: $0) },
            retry: RetryPolicy(phases: []))
    }
}
