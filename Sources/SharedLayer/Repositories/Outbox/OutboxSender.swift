/// Takes an outbox's messages for one destination to where they belong: a queue, a topic, an event bus.
package protocol OutboxSender: Sendable {
    /// Returns once the destination has the message for good. It may come again, so consumers are idempotent; `item.key` and
    /// `item.createdAt` are the same each time.
    ///
    /// Throws when it is not sure that the destination has it.
    func send(_ item: OutboxItem) async throws
}
