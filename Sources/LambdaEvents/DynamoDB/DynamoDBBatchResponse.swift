/// Which changes of a batch failed, for event source mappings with `ReportBatchItemFailures`; and the state to go on
/// with, for those with a tumbling window.
///
/// Lambda delivers again from the lowest of the sequence numbers on, what succeeded after it included.
///
/// Source: Lambda developer guide, "Configuring partial batch response with DynamoDB and Lambda".
public struct DynamoDBBatchResponse: Codable, Sendable, Equatable {
    /// Empty when all succeeded.
    public var batchItemFailures: [Failure]
    public var state: [String: AnyJSON]?

    public init(batchItemFailures: [Failure] = [], state: [String: AnyJSON]? = nil) {
        self.batchItemFailures = batchItemFailures
        self.state = state
    }

    public init(failedSequenceNumbers: some Sequence<String>, state: [String: AnyJSON]? = nil) {
        self.init(batchItemFailures: failedSequenceNumbers.map { Failure(itemIdentifier: $0) }, state: state)
    }

    public struct Failure: Codable, Sendable, Equatable {
        /// The sequence number of the change.
        public var itemIdentifier: String

        public init(itemIdentifier: String) {
            self.itemIdentifier = itemIdentifier
        }
    }
}
