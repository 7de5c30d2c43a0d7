/// Which records of a batch failed, for event source mappings with `ReportBatchItemFailures`.
///
/// Lambda delivers again from the lowest of the sequence numbers on, what succeeded after it included.
///
/// Source: Lambda developer guide, "Configuring partial batch response with Kinesis Data Streams and Lambda".
public struct KinesisBatchResponse: Codable, Sendable, Equatable {
    /// Empty when all succeeded.
    public var batchItemFailures: [Failure]

    public init(batchItemFailures: [Failure] = []) {
        self.batchItemFailures = batchItemFailures
    }

    public init(failedSequenceNumbers: some Sequence<String>) {
        self.init(batchItemFailures: failedSequenceNumbers.map { Failure(itemIdentifier: $0) })
    }

    public struct Failure: Codable, Sendable, Equatable {
        /// The record's sequence number.
        public var itemIdentifier: String

        public init(itemIdentifier: String) {
            self.itemIdentifier = itemIdentifier
        }
    }
}
