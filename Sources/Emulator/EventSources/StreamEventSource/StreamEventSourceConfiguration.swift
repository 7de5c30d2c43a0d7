/// An event source mapping from a table's stream to a function.
///
/// Source: Lambda API reference, CreateEventSourceMapping; Lambda developer guide, "Lambda parameters for Amazon DynamoDB
/// event source mappings".
package struct StreamEventSourceConfiguration: Sendable {
    /// Where a mapping without checkpoints begins.
    package enum StartingPosition: String, Sendable {
        case trimHorizon = "TRIM_HORIZON"
        case latest = "LATEST"
    }

    /// The mapping's UUID, under which its checkpoints are kept.
    package var mapping: String
    package var functionARN: String
    package var streamARN: String
    package var startingPosition: StartingPosition
    /// Records in one event, 1 to 10,000.
    package var batchSize: Int
    /// How long to gather records for one event after its first, 0 to 300.
    package var batchingWindowSeconds: Int
    /// Batches of one shard that are with the function at once, 1 to 10; a key's records stay in order.
    package var parallelizationFactor: Int
    /// Whether a batch that failed is tried again as two halves.
    package var bisectsBatches: Bool
    /// Nil tries until the records are too old.
    package var retriesMax: Int?
    /// Nil tries as long as the stream keeps the records.
    package var recordAgeSecondsMax: Int?
    /// Whether the function's result names the first record that failed (`ReportBatchItemFailures`).
    package var reportsBatchItemFailures: Bool
    /// The queue or topic that is told of batches that are given up.
    package var failureDestinationARN: String?
    /// The length of the windows over which the function aggregates; nil without windows.
    package var tumblingWindowSeconds: Int?
    package var filter: RecordFilter?

    package init(
        mapping: String, functionARN: String, streamARN: String, startingPosition: StartingPosition,
        batchSize: Int = 100, batchingWindowSeconds: Int = 0, parallelizationFactor: Int = 1,
        bisectsBatches: Bool = false, retriesMax: Int? = nil, recordAgeSecondsMax: Int? = nil,
        reportsBatchItemFailures: Bool = false, failureDestinationARN: String? = nil,
        tumblingWindowSeconds: Int? = nil, filter: RecordFilter? = nil
    ) {
        self.mapping = mapping
        self.functionARN = functionARN
        self.streamARN = streamARN
        self.startingPosition = startingPosition
        self.batchSize = batchSize
        self.batchingWindowSeconds = batchingWindowSeconds
        self.parallelizationFactor = parallelizationFactor
        self.bisectsBatches = bisectsBatches
        self.retriesMax = retriesMax
        self.recordAgeSecondsMax = recordAgeSecondsMax
        self.reportsBatchItemFailures = reportsBatchItemFailures
        self.failureDestinationARN = failureDestinationARN
        self.tumblingWindowSeconds = tumblingWindowSeconds
        self.filter = filter
    }

    /// A window's state is the shard's, so a shard with windows has one batch with the function at a time.
    var parts: Int { tumblingWindowSeconds == nil ? parallelizationFactor : 1 }

    var region: String {
        let parts = streamARN.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count > 3 ? String(parts[3]) : ""
    }
}
