/// A message that passed validation, on its way into a queue.
struct OutgoingMessage: Sendable {
    let messageID: String
    let body: String
    let bodyMD5: String
    let attributes: [String: MessageAttribute]
    /// The X-Ray header of the sender, from the system attribute `AWSTraceHeader`.
    let traceHeader: String?
    /// Nil takes the queue's own.
    let delaySeconds: Int?
    /// On standard queues it only travels along (fair queues).
    let groupID: String?
    /// Of a FIFO queue's message: the sender's, or the body's SHA-256 where the queue deduplicates by content.
    let deduplicationID: DeduplicationID?
    let byteCount: Int
}
