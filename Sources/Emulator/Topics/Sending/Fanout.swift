import Delivery

/// Makes a message's deliveries: one for each subscription whose filter lets it pass.
struct Fanout {
    private let topic: Topic
    private let location: TopicLocation
    private let subscriptions: [(subscription: Subscription, filter: FilterPolicy?)]
    private(set) var signatures: NotificationSignatures

    /// - Parameters:
    ///   - subscriptions: the topic's confirmed ones.
    ///   - signatures: what is signed already.
    init(
        topic: Topic, subscriptions: [Subscription], location: TopicLocation, filters: FilterPolicyCache,
        signatures: NotificationSignatures
    ) {
        self.topic = topic
        self.location = location
        self.signatures = signatures
        self.subscriptions = subscriptions.filter(\.protocolName.isDelivered).map { subscription in
            let filter = subscription.attributes["FilterPolicy"].flatMap { text in
                filters.policy(text, scope: subscription.filterScope)
            }
            return (subscription, filter)
        }
    }

    mutating func deliveries(of message: AcceptedMessage) throws -> [Delivery] {
        var deliveries: [Delivery] = []
        for (subscription, filter) in subscriptions {
            let text = message.request.text(for: subscription.protocolName)
            guard Self.passes(message, text, filter) else { continue }
            deliveries.append(try delivery(of: message, text, to: subscription))
        }
        return deliveries
    }

    /// Signs what `deliveries(of:)` would, so that the transaction in which that is called need not.
    mutating func sign(_ message: AcceptedMessage) throws {
        guard !topic.isFIFO else { return }
        for (subscription, filter) in subscriptions where !subscription.getsRawMessages {
            let text = message.request.text(for: subscription.protocolName)
            guard !signatures.has(message.messageID, text, topic.signatureVersion),
                Self.passes(message, text, filter)
            else { continue }
            _ = try notification(of: message, text, to: subscription)
        }
    }

    private static func passes(_ message: AcceptedMessage, _ text: String, _ filter: FilterPolicy?) -> Bool {
        filter?.matches(attributes: message.request.attributes, body: text) ?? true
    }

    private mutating func delivery(
        of message: AcceptedMessage, _ text: String, to subscription: Subscription
    ) throws -> Delivery {
        let isRaw = subscription.getsRawMessages
        let isQueue = subscription.protocolName == .sqs
        let policy =
            subscription.protocolName.isHTTP
            ? SubscriptionDeliveryPolicy.effective(
                subscription.attributes["DeliveryPolicy"], topic: topic.deliveryPolicy) : nil
        // A FIFO topic keeps the order within a group, also where the queue does not; such a queue is told no group.
        let keepsGroup = !topic.isFIFO || subscription.endpoint.hasSuffix(TopicName.fifoSuffix)
        let group = message.request.groupID
        return Delivery(
            lane: topic.isFIFO ? "\(subscription.arn)/\(group ?? "")" : subscription.arn,
            target: subscription.endpoint,
            body: isRaw ? text : try notification(of: message, text, to: subscription).envelope,
            attributes: isRaw && isQueue ? message.request.attributes.mapValues(\.delivered) : [:],
            retry: policy?.healthyRetryPolicy?.deliveryPolicy ?? .managedEndpoint, isOrdered: topic.isFIFO,
            messageGroupID: keepsGroup ? group : nil,
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
        notification.signature = try signatures.signature(of: notification, topic.signatureVersion)
        notification.signatureVersion = topic.signatureVersion.rawValue
        notification.signingCertURL = location.baseURL + signatures.identity.certificatePath
        return notification
    }

    private func details(
        _ message: AcceptedMessage, _ subscription: Subscription, _ policy: SubscriptionDeliveryPolicy?, isRaw: Bool
    ) -> [String: String] {
        var details = [
            DeliveryDetail.messageID: message.messageID, DeliveryDetail.messageType: "Notification",
            DeliveryDetail.topicARN: subscription.topicARN, DeliveryDetail.subscriptionARN: subscription.arn,
        ]
        if let policy {
            details[DeliveryDetail.contentType] = policy.requestPolicy?.headerContentType
            if isRaw { details[DeliveryDetail.isRaw] = "true" }
        }
        return details
    }
}
