import Delivery
import FoundationEssentials
import GRDB
import Storage
import VirtualTime
import Wire

/// Subscribing, and what a subscriber is asked and told on the way.
extension TopicsService {
    func subscribe(_ call: QueryCall) async throws -> [XMLElement]? {
        let topicName = try location.name(inARN: call.parameters["TopicArn"].value)
        guard let protocolText = call.parameters["Protocol"].value else { throw ServiceError.missing("protocol") }
        guard let protocolName = SubscriptionProtocol(rawValue: protocolText) else {
            throw ServiceError.invalidParameter("Amazon SNS does not support this protocol string: \(protocolText)")
        }
        guard let endpoint = call.parameters["Endpoint"].value, !endpoint.isEmpty else {
            throw ServiceError("NotFound", "Endpoint not specified in subscription", status: 404)
        }
        let subscription = try await subscribe(
            protocolName, endpoint, toTopic: topicName, attributes: call.parameters["Attributes"].dictionary())
        let showsARN =
            subscription.state == .confirmed
            || call.parameters["ReturnSubscriptionArn"].value?.lowercased() == "true"
        return [XMLElement("SubscriptionArn", text: showsARN ? subscription.arn : "pending confirmation")]
    }

    /// Makes a subscription, or finds the one of this endpoint; a pending one is asked for its confirmation again.
    private func subscribe(
        _ protocolName: SubscriptionProtocol, _ endpoint: String, toTopic topicName: String,
        attributes: [String: String]
    ) async throws -> Subscription {
        try SubscriptionEndpoint.validate(endpoint, protocolName, topicName: topicName)
        let rules = SubscriptionAttributes(of: protocolName, endpoint: endpoint, topicName: topicName, isNew: true)
        let wanted = try rules.applying(attributes)
        let identity = try await signing.identity()
        let (subscription, tickets) = try await commits.write { db in
            let topic = try TopicTable.get(topicName, db)
            if var existing = try SubscriptionTable.find(protocolName, endpoint, ofTopic: topic.id, db) {
                guard wanted.allSatisfy({ existing.attributes[$0.key] == $0.value }) else {
                    throw ServiceError.invalidParameter(
                        "Attributes Reason: Subscription already exists with different attributes")
                }
                return (existing, try self.ask(&existing, of: topic, signedBy: identity, db))
            }
            var subscription = self.newSubscription(protocolName, endpoint, to: topic, attributes: wanted)
            try SubscriptionTable.insert(subscription, db)
            subscription = try SubscriptionTable.get(subscription.arn, db)
            return (subscription, try self.ask(&subscription, of: topic, signedBy: identity, db))
        }
        deliveries.admit(tickets)
        return subscription
    }

    func newSubscription(
        _ protocolName: SubscriptionProtocol, _ endpoint: String, to topic: Topic, attributes: [String: String]
    ) -> Subscription {
        Subscription(
            id: 0, topicID: topic.id, arn: "\(location.arn(of: topic.name)):\(makeID())", protocolName: protocolName,
            endpoint: endpoint, state: protocolName.needsConfirmation ? .pending : .confirmed, attributes: attributes,
            token: "", tokenMadeAt: 0, wasConfirmedAuthenticated: !protocolName.needsConfirmation)
    }

    /// Sends an HTTP endpoint the token that confirms its subscription; nothing for the others.
    func ask(
        _ subscription: inout Subscription, of topic: Topic, signedBy identity: SigningIdentity, _ db: Database
    ) throws -> [DeliveryTicket] {
        guard subscription.protocolName.isHTTP, subscription.state == .pending else { return [] }
        renewToken(&subscription)
        try SubscriptionTable.update(subscription, db)
        return try send(.subscription, to: subscription, of: topic, signedBy: identity, db)
    }

    /// Writes a confirmation message and its delivery.
    func send(
        _ kind: ConfirmationMessage.Kind, to subscription: Subscription, of topic: Topic,
        signedBy identity: SigningIdentity, _ db: Database
    ) throws -> [DeliveryTicket] {
        let message = ConfirmationMessage(
            kind: kind, messageID: makeID(), token: subscription.token, topicARN: location.arn(of: topic.name),
            subscriptionARN: subscription.arn, timestamp: timestamp, location: location)
        var details = [
            DeliveryDetail.messageID: message.messageID, DeliveryDetail.messageType: kind.rawValue,
            DeliveryDetail.topicARN: message.topicARN,
        ]
        if kind == .unsubscription { details[DeliveryDetail.subscriptionARN] = subscription.arn }
        let policy = SubscriptionDeliveryPolicy.effective(
            subscription.attributes["DeliveryPolicy"], topic: topic.deliveryPolicy)
        let delivery = Delivery(
            // A lane of its own, which the end of the subscription leaves alone.
            lane: "confirmation \(subscription.arn)", target: subscription.endpoint,
            body: try message.envelope(signedBy: identity, topic.signatureVersion),
            retry: policy.healthyRetryPolicy?.deliveryPolicy ?? HTTPRetryPolicy().deliveryPolicy, details: details)
        return try DeliveryStore.insert([delivery], acceptedMilliseconds: clock.now.milliseconds, in: db)
    }

    /// 288 hexadecimal digits, as AWS's have.
    func renewToken(_ subscription: inout Subscription) {
        subscription.token = (0..<9).map { _ in makeID().filter { $0 != "-" } }.joined()
        subscription.tokenMadeAt = clock.now.milliseconds
    }
}
