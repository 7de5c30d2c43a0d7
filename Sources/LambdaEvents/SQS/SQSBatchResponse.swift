/// Which messages of a batch failed, for event source mappings with `ReportBatchItemFailures`.
///
/// Source: Lambda developer guide, "Handling errors for an SQS event source in Lambda", partial batch responses.
public struct SQSBatchResponse: Codable, Sendable, Equatable {
    /// Empty when all succeeded.
    public var batchItemFailures: [Failure]

    public init(batchItemFailures: [Failure] = []) {
        self.batchItemFailures = batchItemFailures
    }

    public init(failedMessageIds: some Sequence<String>) {
        batchItemFailures = failedMessageIds.map { Failure(itemIdentifier: $0) }
    }

    /// That a message of a FIFO queue failed, and with it all after it in the batch, so that their order is kept.
    ///
    /// A message that is not in the batch fails all of it, as Lambda would see it.
    public init(failedFrom messageId: String, in event: SQSEvent) {
        let first = event.records.firstIndex { $0.messageId == messageId } ?? 0
        self.init(failedMessageIds: event.records[first...].map(\.messageId))
    }

    public struct Failure: Codable, Sendable, Equatable {
        /// The message id.
        public var itemIdentifier: String

        public init(itemIdentifier: String) {
            self.itemIdentifier = itemIdentifier
        }
    }
}
