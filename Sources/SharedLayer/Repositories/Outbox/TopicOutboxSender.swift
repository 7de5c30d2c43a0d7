/// Publishes outbox items on a topic.
package struct TopicOutboxSender: OutboxSender {
    private let client: TopicClient
    private let topicARN: String

    package init(_ client: TopicClient, topicARN: String) {
        self.client = client
        self.topicARN = topicARN
    }

    package func send(_ item: OutboxItem) async throws {
        try await client.publish(TopicDraft(item.body, subject: item.subject), to: topicARN)
    }
}
