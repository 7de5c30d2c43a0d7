package import Delivery

/// A rule of EventBridge that has a schedule expression and is enabled.
package struct ScheduledRule: Codable, Sendable, Equatable {
    package var arn: String
    package var expression: String
    /// For an event that the rule's source does not take.
    package var retry: RetryPolicy
    package var deadLetterQueueARN: String?

    package init(arn: String, expression: String, retry: RetryPolicy, deadLetterQueueARN: String? = nil) {
        self.arn = arn
        self.expression = expression
        self.retry = retry
        self.deadLetterQueueARN = deadLetterQueueARN
    }
}
