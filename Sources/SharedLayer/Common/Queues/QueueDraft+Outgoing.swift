extension QueueDraft {
    /// An event as a message, with its trace.
    package init(_ message: OutgoingMessage, groupID: String? = nil, deduplicationID: String? = nil) {
        self.init(
            message.body, attributes: message.attributes.mapValues { .string($0) }, groupID: groupID,
            deduplicationID: deduplicationID, traceHeader: message.traceHeader)
    }
}
