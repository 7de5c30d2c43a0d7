package import Delivery
import FoundationEssentials
import GRDB
import Storage
import Wire

/// What the emulator's other parts do with topics, without a wire between.
extension TopicsService {
    package func arn(ofTopic name: String) -> String { location.arn(of: name) }

    /// Makes a template's topic, or gives the one that an earlier start made exactly these attributes and tags.
    ///
    /// Throws `ServiceError` as `CreateTopic` does.
    package func ensureTopic(
        name: String, attributes: [String: String], tags: [String: String]
    ) async throws {
        try TopicName.validate(name, isFIFO: TopicAttributes.isFIFO(attributes))
        try TopicAttributes.validate(new: attributes)
        let wanted = TopicAttributes.normalized(attributes)
        try await commits.write { db in
            guard var topic = try TopicTable.find(name, db) else {
                return try TopicTable.insert(name, attributes: wanted, tags: tags, dataProtectionPolicy: nil, db)
            }
            guard topic.attributes != wanted || topic.tags != tags else { return }
            topic.attributes = wanted
            topic.tags = tags
            try TopicTable.update(topic, db)
        }
    }

    /// Makes a template's subscription, or gives the one of this endpoint exactly these attributes.
    ///
    /// An HTTP endpoint that has not confirmed is asked again. Throws `ServiceError` as `Subscribe` does.
    package func ensureSubscription(
        topicARN: String, protocolName: String, endpoint: String, attributes: [String: String]
    ) async throws {
        let topicName = try location.name(inARN: topicARN)
        guard let kind = SubscriptionProtocol(rawValue: protocolName) else {
            throw ServiceError.invalidParameter("Amazon SNS does not support this protocol string: \(protocolName)")
        }
        try SubscriptionEndpoint.validate(endpoint, kind, topicName: topicName)
        let rules = SubscriptionAttributes(of: kind, endpoint: endpoint, topicName: topicName, isNew: true)
        let wanted = try rules.applying(attributes)
        let identity = try await signing.identity()
        let tickets = try await commits.write { db in
            let topic = try TopicTable.get(topicName, db)
            if try SubscriptionTable.find(kind, endpoint, ofTopic: topic.id, db) == nil {
                try SubscriptionTable.insert(
                    self.newSubscription(kind, endpoint, to: topic, attributes: wanted), db)
            }
            guard var subscription = try SubscriptionTable.find(kind, endpoint, ofTopic: topic.id, db) else {
                return [DeliveryTicket]()
            }
            if subscription.attributes != wanted {
                subscription.attributes = wanted
                try SubscriptionTable.update(subscription, db)
            }
            return try self.ask(&subscription, of: topic, signedBy: identity, db)
        }
        deliveries.admit(tickets)
    }

    /// Publishes a text; returns once it and its deliveries are on disk.
    ///
    /// - Parameter arn: the topic's.
    package func publish(
        _ message: String, toTopic arn: String, subject: String? = nil,
        attributes: [String: Delivery.Attribute] = [:], groupID: String? = nil, deduplicationID: String? = nil,
        traceHeader: String? = nil
    ) async throws -> PublishReceipt {
        let name = try location.name(inARN: arn)
        let request = PublishRequest(
            message: message, subject: subject,
            attributes: attributes.mapValues { TopicMessageAttribute(type: $0.type, value: $0.value) },
            groupID: groupID, deduplicationID: deduplicationID)
        guard !message.isEmpty else { throw ServiceError.invalidParameter("Empty message") }
        guard request.byteCount <= TopicLimits.messageBytesMax else {
            throw ServiceError.invalidParameter("Message too long")
        }
        guard let receipt = try await accept([request], toTopic: name, traceHeader: traceHeader).first else {
            throw ServiceError("InternalError", "The message was not taken.", status: 500)
        }
        return receipt
    }
}
