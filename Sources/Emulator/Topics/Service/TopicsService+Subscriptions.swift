import GRDB
import Storage
import Wire

/// The operations on subscriptions that are there.
extension TopicsService {
    func listSubscriptions(_ call: QueryCall) async throws -> [XMLElement]? {
        let start = try TopicPageToken.read(call.parameters["NextToken"].value)
        let page = try await writer.read { try SubscriptionTable.page(after: start, topicID: nil, $0) }
        return [.list("Subscriptions", page.subscriptions.map(listed))] + TopicPageToken.element(page.next)
    }

    func listSubscriptionsByTopic(_ call: QueryCall) async throws -> [XMLElement]? {
        let name = try location.name(inARN: call.parameters["TopicArn"].value)
        let start = try TopicPageToken.read(call.parameters["NextToken"].value)
        let page = try await writer.read { db in
            try SubscriptionTable.page(after: start, topicID: try TopicTable.get(name, db).id, db)
        }
        return [.list("Subscriptions", page.subscriptions.map(listed))] + TopicPageToken.element(page.next)
    }

    private func listed(_ subscription: Subscription) -> [XMLElement] {
        [
            XMLElement(
                "SubscriptionArn",
                text: subscription.state == .confirmed ? subscription.arn : "PendingConfirmation"),
            XMLElement("Owner", text: location.accountID),
            XMLElement("Protocol", text: subscription.protocolName.rawValue),
            XMLElement("Endpoint", text: subscription.endpoint),
            XMLElement("TopicArn", text: subscription.topicARN),
        ]
    }

    func getSubscriptionAttributes(_ call: QueryCall) async throws -> [XMLElement]? {
        let arn = try location.checkSubscriptionARN(call.parameters["SubscriptionArn"].value)
        let (subscription, topic) = try await writer.read { db in
            let subscription = try SubscriptionTable.get(arn, db)
            return (subscription, try TopicTable.get(try self.location.name(inARN: subscription.topicARN), db))
        }
        return [.map("Attributes", shown(subscription, of: topic))]
    }

    private func shown(_ subscription: Subscription, of topic: Topic) -> [String: String] {
        var attributes = subscription.attributes
        attributes["SubscriptionArn"] = subscription.arn
        attributes["TopicArn"] = subscription.topicARN
        attributes["Owner"] = location.accountID
        attributes["Protocol"] = subscription.protocolName.rawValue
        attributes["Endpoint"] = subscription.endpoint
        attributes["PendingConfirmation"] = String(subscription.state == .pending)
        attributes["ConfirmationWasAuthenticated"] = String(subscription.wasConfirmedAuthenticated)
        attributes["SubscriptionPrincipal"] = location.principal
        attributes["RawMessageDelivery"] = attributes["RawMessageDelivery"] ?? "false"
        // Shown together or not at all.
        attributes["FilterPolicyScope"] = attributes["FilterPolicy"].map { _ in subscription.filterScope.rawValue }
        if subscription.protocolName.isHTTP {
            attributes["EffectiveDeliveryPolicy"] =
                SubscriptionDeliveryPolicy.effective(attributes["DeliveryPolicy"], topic: topic.deliveryPolicy).json
        }
        return attributes
    }

    func setSubscriptionAttributes(_ call: QueryCall) async throws -> [XMLElement]? {
        let arn = try location.checkSubscriptionARN(call.parameters["SubscriptionArn"].value)
        guard let name = call.parameters["AttributeName"].value else { throw ServiceError.missing("attributeName") }
        let value = call.parameters["AttributeValue"].value ?? ""
        try await commits.write { db in
            var subscription = try SubscriptionTable.get(arn, db)
            let rules = SubscriptionAttributes(
                of: subscription.protocolName, endpoint: subscription.endpoint, topicName: subscription.topicARN,
                isNew: false)
            subscription.attributes = try rules.applying([name: value], to: subscription.attributes)
            try SubscriptionTable.update(subscription, db)
        }
        return nil
    }
}
