/// Sends an outbox's messages to an SQS queue: the body as it is, the subject as the attribute `subject`, the correlation id as
/// `correlation_id`, and the trace as X-Ray's system attribute.
package struct QueueOutboxSender: OutboxSender {
    private let client: QueueClient
    private let url: String

    package init(_ client: QueueClient, url: String) {
        self.client = client
        self.url = url
    }

    package func send(_ item: OutboxItem) async throws {
        var attributes: [String: MessageAttribute] = [:]
        if let subject = item.subject { attributes["subject"] = .string(subject) }
        if let id = item.correlationID { attributes[EventAttribute.correlationID] = .string(id) }
        _ = try await client.send(
            QueueDraft(item.body, attributes: attributes, traceHeader: item.traceHeader), to: url)
    }
}
