import Delivery
import OpenSSLCrypto

/// Makes a message's deliveries: one for each subscription whose filter lets it pass.
struct Fanout {
    private let topic: Topic
    private let location: TopicLocation
    private let identity: SigningIdentity
    private let subscriptions: [(subscription: Subscription, filter: FilterPolicy?)]
    /// By the text that was signed: subscriptions of different protocols may get different ones.
    private var signatures: [String: String] = [:]

    /// - Parameter subscriptions: the topic's confirmed ones.
    init(topic: Topic, subscriptions: [Subscription], location: TopicLocation, identity: SigningIdentity) {
        self.topic = topic
        self.location = location
        self.identity = identity
        self.subscriptions = subscriptions.filter(\.protocolName.isDelivered).map { subscription in
            // A stored policy was checked when it was set.
            let filter = subscription.attributes["FilterPolicy"].flatMap { text in
                try? FilterPolicy(text, scope: subscription.filterScope)
            }
            return (subscription, filter)
        }
    }

    mutating func deliveries(of message: AcceptedMessage) throws -> [Delivery] {
        var deliveries: [Delivery] = []
        for (subscription, filter) in subscriptions {
            let text = message.request.text(for: subscription.protocolName)
            if let filter, !filter.matches(attributes: message.request.attributes, body: text) { continue }
            deliveries.append(try delivery(of: message, text, to: subscription))
        }
        return deliveries
    }

    private mutating func delivery(
        of message: AcceptedMessage, _ text: String, to subscription: Subscription
    ) throws -> Delivery {
        let isRaw = subscription.isRaw && subscription.protocolName.takesRawMessages
        let isQueue = subscription.protocolName == .sqs
        let policy = SubscriptionDeliveryPolicy.effective(
            subscription.attributes["DeliveryPolicy"], topic: topic.deliveryPolicy)
        let retry =
            subscription.protocolName.isHTTP
            ? policy.healthyRetryPolicy?.deliveryPolicy ?? .managedEndpoint
            : .managedEndpoint
        // A FIFO topic keeps the order within a group, also where the queue does not; such a queue is told no group.
        let keepsGroup = !topic.isFIFO || subscription.endpoint.hasSuffix(TopicName.fifoSuffix)
        let group = message.request.groupID
        return Delivery(
            lane: topic.isFIFO ? "\(subscription.arn)/\(group ?? "")" : subscription.arn,
            target: subscription.endpoint,
            body: isRaw ? text : try notification(of: message, text, to: subscription).envelope,
            attributes: isRaw && isQueue ? message.request.attributes.mapValues(\.delivered) : [:],
            retry: retry, isOrdered: topic.isFIFO, messageGroupID: keepsGroup ? group : nil,
            messageDeduplicationID: keepsGroup ? message.deduplicationID : nil, traceHeader: message.traceHeader,
            deadLetterQueueARN: subscription.attributes["RedrivePolicy"].flatMap { text in
                try? DeadLetterPolicy(text, isFIFO: false).deadLetterTargetArn
            },
            details: isQueue ? [:] : details(message, subscription, policy, isRaw: isRaw))
    }

    private mutating func notification(
        of message: AcceptedMessage, _ text: String, to subscription: Subscription
    ) throws -> Notification {
        let attributes = message.request.attributes.mapValues {
            Notification.Attribute(type: $0.type, value: $0.value)
        }
        var notification = Notification(
            messageID: message.messageID, sequenceNumber: message.sequenceNumber, topicARN: subscription.topicARN,
            subject: message.request.subject, message: text, timestamp: message.timestamp,
            unsubscribeURL: "\(location.baseURL)/?Action=Unsubscribe&SubscriptionArn=\(subscription.arn)",
            attributes: attributes.isEmpty ? nil : attributes)
        guard !topic.isFIFO else { return notification }
        let key = "\(message.messageID)\n\(text)"
        let signature =
            try signatures[key] ?? identity.signature(of: notification.signedPairs, topic.signatureVersion)
        signatures[key] = signature
        notification.signatureVersion = topic.signatureVersion.rawValue
        notification.signature = signature
        notification.signingCertURL = location.baseURL + identity.certificatePath
        return notification
    }

    private func details(
        _ message: AcceptedMessage, _ subscription: Subscription, _ policy: SubscriptionDeliveryPolicy, isRaw: Bool
    ) -> [String: String] {
        var details = [
            DeliveryDetail.messageID: message.messageID, DeliveryDetail.messageType: "Notification",
            DeliveryDetail.topicARN: subscription.topicARN, DeliveryDetail.subscriptionARN: subscription.arn,
        ]
        if subscription.protocolName.isHTTP {
            details[DeliveryDetail.contentType] = policy.requestPolicy?.headerContentType
            if isRaw { details[DeliveryDetail.isRaw] = "true" }
        }
        return details
    }
}
