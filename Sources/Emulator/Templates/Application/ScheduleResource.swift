/// A function's `Schedule` event: a rule of EventBridge with the function as its target.
package struct ScheduleResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    /// The rule's.
    package var name: String
    /// The function's ARN.
    package var function: String
    package var expression: String
    /// The constant event, or nil for AWS's scheduled event.
    package var input: String?
    package var maximumRetryAttempts: Int?
    package var maximumEventAgeSeconds: Int?
    package var deadLetterQueueARN: String?
    package var location: TemplateLocation
}
