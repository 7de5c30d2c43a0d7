/// An event source mapping from a queue to a function.
///
/// Source: Lambda API reference, CreateEventSourceMapping.
package struct QueueEventSourceConfiguration: Sendable {
    /// As `Invoker` takes it: a name, `Stack/LogicalId` or an ARN.
    package var function: String
    package var queueARN: String
    /// Messages in one event, 1 to 10,000.
    package var batchSize: Int
    /// How long to gather messages for one event after its first, 0 to 300.
    package var batchingWindowSeconds: Int
    /// Whether the function's result names the messages that failed (`ReportBatchItemFailures`).
    package var reportsBatchItemFailures: Bool
    /// Invocations at once; nil leaves it to how many execution environments there may be.
    package var maximumConcurrency: Int?
    /// What does not pass is deleted without the function having seen it; nil lets everything pass.
    package var filter: RecordFilter?

    /// Whether the messages of a group go to the function in order.
    var isFIFO: Bool { queueARN.hasSuffix(".fifo") }

    package init(
        function: String, queueARN: String, batchSize: Int = 10, batchingWindowSeconds: Int = 0,
        reportsBatchItemFailures: Bool = false, maximumConcurrency: Int? = nil, filter: RecordFilter? = nil
    ) {
        self.function = function
        self.queueARN = queueARN
        self.batchSize = batchSize
        self.batchingWindowSeconds = batchingWindowSeconds
        self.reportsBatchItemFailures = reportsBatchItemFailures
        self.maximumConcurrency = maximumConcurrency
        self.filter = filter
    }
}
