/// Which messages of a batch failed, for event source mappings with `ReportBatchItemFailures`.
public struct SQSBatchResponse: Codable, Sendable, Equatable {
    public var batchItemFailures: [Failure]

    public init(batchItemFailures: [Failure] = []) {
        self.batchItemFailures = batchItemFailures
    }

    public struct Failure: Codable, Sendable, Equatable {
        /// The message id.
        public var itemIdentifier: String

        public init(itemIdentifier: String) {
            self.itemIdentifier = itemIdentifier
        }
    }
}
