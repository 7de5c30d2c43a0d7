/// Sends an outbox's messages to an SQS queue: the body as it is, the subject as the attribute `subject`.
package struct QueueOutboxSender: OutboxSender {
    private let client: QueueClient
    private let url: String

    package init(_ client: QueueClient, url: String) {
        self.client = client
        self.url = url
    }

    package func send(_ item: OutboxItem) async throws {
        _ = try await client.send(item.body, to: url, attributes: item.subject.map { ["subject": $0] } ?? [:])
    }
}
