/// An event source mapping from a queue to a function.
package struct EventSourceResource: Sendable, Equatable {
    /// The function's ARN.
    package var function: String
    package var queueARN: String
    package var batchSize: Int
    package var batchingWindowSeconds: Int
    package var reportsBatchItemFailures: Bool
    package var maximumConcurrency: Int?
    package var isEnabled: Bool
    package var location: TemplateLocation
}
