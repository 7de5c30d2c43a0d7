package import Delivery
import FoundationEssentials
import Wire

/// Publishes what rules, schedules, buckets and functions deliver to topics.
package struct TopicDeliveryTarget: DeliveryTarget {
    private let topics: TopicsService

    package init(_ topics: TopicsService) {
        self.topics = topics
    }

    /// Returns once the message is on disk. The detail `subject`, where there is one, becomes the message's subject.
    package func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
        do {
            _ = try await topics.publish(
                delivery.body, toTopic: delivery.target, subject: delivery.details["subject"],
                attributes: delivery.attributes, groupID: delivery.messageGroupID,
                deduplicationID: delivery.messageDeduplicationID, traceHeader: delivery.traceHeader)
        } catch let error as ServiceError {
            throw DeliveryFailure(error.code, error.message, isRetryable: error.status >= 500)
        } catch {
            throw DeliveryFailure("InternalError", "\(error)", isRetryable: true)
        }
    }
}
