/// An envelope as a message for a queue or a topic.
package struct OutgoingMessage: Sendable, Equatable {
    /// The payload as JSON.
    package let body: String
    /// The metadata as text attributes, by the names of `EventAttribute`.
    package let attributes: [String: String]
    /// For the system attribute `AWSTraceHeader`, which queues have.
    package let traceHeader: String?
}
