/// An event source mapping: a queue or a stream, and the function that takes its records.
package struct EventSourceResource: Sendable, Equatable {
    package var stack: String
    /// Of the mapping; for a SAM event that of the function with the event's name behind it, as SAM makes it.
    package var logicalID: String
    /// The same at each start.
    package var uuid: String
    /// The function's ARN.
    package var function: String
    package var sourceARN: String
    /// The settings as the body of `CreateEventSourceMapping` has them, without source, function and state.
    package var settings: String
    package var isEnabled: Bool
    package var tags: [String: String]
    package var location: TemplateLocation
}
