/// A message to be sent.
package struct QueueDraft: Sendable, Hashable {
    package var body: String
    package var attributes: [String: MessageAttribute]
    /// Until it can be received, at most 900. FIFO queues have one delay for all.
    package var delaySeconds: Int
    /// FIFO queues: messages of a group are received in their order.
    package var groupID: String?
    /// FIFO queues: a second message with it within five minutes is taken, and not delivered.
    package var deduplicationID: String?
    /// The X-Ray trace that it belongs to; it does not count against sizes.
    package var traceHeader: String?

    package init(
        _ body: String, attributes: [String: MessageAttribute] = [:], delaySeconds: Int = 0, groupID: String? = nil,
        deduplicationID: String? = nil, traceHeader: String? = nil
    ) {
        self.body = body
        self.attributes = attributes
        self.delaySeconds = delaySeconds
        self.groupID = groupID
        self.deduplicationID = deduplicationID
        self.traceHeader = traceHeader
    }

    /// What only AWS's own services read.
    var systemAttributes: [String: MessageAttribute] {
        traceHeader.map { [QueueMessage.traceHeaderName: .string($0)] } ?? [:]
    }

    /// What counts against the size of a message and of a batch.
    package var byteCount: Int {
        attributes.reduce(body.utf8.count) { $0 + $1.key.utf8.count + $1.value.byteCount }
    }
}
