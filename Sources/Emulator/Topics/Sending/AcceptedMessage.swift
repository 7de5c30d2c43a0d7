/// A message that a topic has taken.
struct AcceptedMessage: Sendable {
    let request: PublishRequest
    let messageID: String
    /// As messages tell it, such as `2026-11-21T12:00:00.123Z`.
    let timestamp: String
    /// An X-Ray header to hand on.
    let traceHeader: String?
    /// Of FIFO topics.
    var sequenceNumber: String?
    var deduplicationID: String?
}
