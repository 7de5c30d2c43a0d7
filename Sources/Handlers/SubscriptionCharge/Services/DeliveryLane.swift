package import LambdaEvents
package import SharedLayer

/// The way of one priority to the partner: a queue, and where what fails for good ends.
package struct DeliveryLane: Sendable {
    package let deliveries: SubscriptionDeliveryService
    package let queue: DeliveryQueue
    private let queueName: Substring?

    package init(deliveries: SubscriptionDeliveryService, queues: QueueClient, queueURL: String) {
        self.deliveries = deliveries
        queue = DeliveryQueue(queues: queues, url: queueURL)
        queueName = queueURL.split(separator: "/").last
    }

    /// Whether the record came by this lane: a queue's URL and its ARN both end in its name.
    package func brought(_ record: SQSEvent.Record) -> Bool {
        record.eventSourceARN.split(separator: ":").last == queueName
    }
}
