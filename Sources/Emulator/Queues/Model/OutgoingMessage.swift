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
    let byteCount: Int
}
