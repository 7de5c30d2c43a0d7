/// The attributes that only FIFO queues have. The initial values are SQS's defaults.
struct FIFOSettings: Sendable, Equatable {
    /// A message without a deduplication id takes its body's SHA-256.
    var deduplicatesByContent = false
    /// A deduplication id counts within its message group and not within the queue.
    var deduplicatesByGroup = false
    /// `FifoThroughputLimit`; kept and shown, nothing is slowed here.
    var isThroughputPerGroup = false

    var attributes: [String: String] {
        [
            "FifoQueue": "true", "ContentBasedDeduplication": String(deduplicatesByContent),
            "DeduplicationScope": deduplicatesByGroup ? "messageGroup" : "queue",
            "FifoThroughputLimit": isThroughputPerGroup ? "perMessageGroupId" : "perQueue",
        ]
    }
}
