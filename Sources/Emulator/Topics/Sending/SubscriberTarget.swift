import Delivery
import FoundationEssentials
import JSONCoding

/// Brings a topic's deliveries to its subscribers.
///
/// What waits on disk, and what a dead-letter queue gets, is the envelope of queues. A function's event is made of it when its
/// turn has come.
struct SubscriberTarget: DeliveryTarget {
    /// To queues and functions.
    let router: any DeliveryTarget
    let endpoints: HTTPEndpointTarget

    func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
        if delivery.target.hasPrefix("http://") || delivery.target.hasPrefix("https://") {
            return try await endpoints.accept(delivery)
        }
        guard delivery.target.hasPrefix("arn:aws:lambda:") else { return try await router.accept(delivery) }
        var invocation = delivery
        do {
            let notification = try JSONCoder.decode(Notification.self, from: Array(delivery.body.utf8))
            let event = FunctionEvent(
                subscriptionARN: delivery.details[DeliveryDetail.subscriptionARN] ?? "", notification: notification)
            invocation.body = JSONText.encoded(event)
        } catch {
            throw DeliveryFailure("INTERNAL_ERROR", "The stored notification is damaged: \(error)", isRetryable: false)
        }
        try await router.accept(invocation)
    }

    /// The message for the dead-letter queue: what a subscribed queue would have got.
    static func deadLetter(of delivery: Delivery) -> Delivery? {
        delivery.deadLetterQueueARN.map { queue in
            Delivery(
                lane: queue, target: queue, body: delivery.body, attributes: delivery.attributes,
                retry: .managedEndpoint, messageGroupID: delivery.messageGroupID,
                messageDeduplicationID: delivery.messageDeduplicationID, traceHeader: delivery.traceHeader)
        }
    }
}
