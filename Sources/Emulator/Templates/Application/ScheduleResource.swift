/// A `rate(…)` schedule that invokes a function.
package struct ScheduleResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    /// The function's ARN.
    package var function: String
    package var intervalSeconds: Int
    /// The constant event, or nil for AWS's scheduled event.
    package var input: String?
    package var location: TemplateLocation
}
