import Delivery

/// The message that a dead-letter queue gets: the event, and why its target did not get it.
///
/// Source: Amazon EventBridge user guide, "Using dead-letter queues to process undelivered events".
enum DeadLetter {
    static func make(_ delivery: Delivery, _ failure: DeliveryFailure, attempts: Int) -> Delivery? {
        guard let queue = delivery.deadLetterQueueARN else { return nil }
        var values = [
            "RULE_ARN": delivery.details[DeliveryDetail.rule] ?? "", "TARGET_ARN": delivery.target,
            "ERROR_CODE": code(of: failure), "ERROR_MESSAGE": failure.message,
            "RETRY_ATTEMPTS": String(max(0, attempts - 1)),
        ]
        if failure.isRetryable {
            let isExhausted = delivery.retry.delaySeconds(beforeRetry: attempts - 1) == nil
            values["EXHAUSTED_RETRY_CONDITION"] = isExhausted ? "MaximumRetryAttempts" : "MaximumEventAgeInSeconds"
        }
        return Delivery(
            lane: queue, target: queue, body: delivery.details[DeliveryDetail.event] ?? delivery.body,
            attributes: values.filter { !$0.value.isEmpty }.mapValues {
                Delivery.Attribute(type: "String", value: $0)
            },
            retry: RetryPolicy(phases: []), traceHeader: delivery.traceHeader)
    }

    /// EventBridge has codes of its own for what all targets have in common.
    private static func code(of failure: DeliveryFailure) -> String {
        switch failure.code {
        case "AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist", "ResourceNotFoundException", "NotFound",
            "NotFoundException", "INVALID_TARGET":
            "NO_RESOURCE"
        case "TooManyRequestsException", "ThrottlingException", "OverLimit": "THROTTLING"
        default: failure.code.uppercased() == failure.code ? failure.code : "SDK_CLIENT_ERROR"
        }
    }
}
