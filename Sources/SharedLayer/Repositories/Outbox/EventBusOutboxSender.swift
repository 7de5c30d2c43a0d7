/// Sends an outbox's messages to a bus of EventBridge: the body as `detail`, the subject as `detail-type`.
///
/// Buses keep no order. Consumers know a message that comes again by what its body says.
package struct EventBusOutboxSender: OutboxSender {
    private let client: EventBusClient
    private let bus: String
    private let source: String

    /// `bus` is a name or an ARN; `source` is who tells the events, such as `payments.charges`.
    package init(_ client: EventBusClient, bus: String = "default", source: String) {
        self.client = client
        self.bus = bus
        self.source = source
    }

    /// Throws `malformedRecord` for an item without a subject, else what the bus says.
    package func send(_ item: OutboxItem) async throws {
        guard let subject = item.subject else {
            throw RepositoryError(.malformedRecord, "an event needs a subject", key: item.key)
        }
        let event = BusEvent(
            source: source, detailType: subject, detail: item.body, time: item.createdAt, traceHeader: item.traceHeader)
        try await client.put([event], on: bus).requireAll()
    }
}
