import Delivery
import GRDB
import Storage
import VirtualTime
import Wire

/// Confirming and ending subscriptions.
extension TopicsService {
    func confirmSubscription(_ call: QueryCall) async throws -> [XMLElement]? {
        _ = try location.name(inARN: call.parameters["TopicArn"].value)
        guard let token = call.parameters["Token"].value else { throw ServiceError.missing("token") }
        guard token.utf8.count >= 64, token.utf8.allSatisfy({ TopicName.isNameByte($0) }) else {
            throw ServiceError("InvalidParameter", "Invalid token")
        }
        let isAuthenticated = call.parameters["AuthenticateOnUnsubscribe"].value?.lowercased() == "true"
        let now = clock.now.milliseconds
        let arn = try await commits.write { db in
            guard var subscription = try SubscriptionTable.find(token: token, db),
                now - subscription.tokenMadeAt < TopicLimits.tokenMilliseconds
            else { throw ServiceError.invalidParameter("Token") }
            if subscription.state != .confirmed {
                subscription.state = .confirmed
                subscription.wasConfirmedAuthenticated = isAuthenticated
                try SubscriptionTable.update(subscription, db)
            }
            return subscription.arn
        }
        return [XMLElement("SubscriptionArn", text: arn)]
    }

    /// A subscription that is not there is no error. An HTTP endpoint is told, with a token that restores the subscription.
    func unsubscribe(_ call: QueryCall) async throws -> [XMLElement]? {
        let arn = try location.checkSubscriptionARN(call.parameters["SubscriptionArn"].value)
        let identity = try await signing.identity()
        let tickets: [DeliveryTicket] = try await commits.write { db in
            guard var subscription = try SubscriptionTable.find(arn, db), subscription.state != .deleted else {
                return []
            }
            let isTold = subscription.protocolName.isHTTP && subscription.state == .confirmed
            if isTold { self.renewToken(&subscription) }
            try SubscriptionTable.delete(subscription, at: self.clock.now.milliseconds, db)
            let topicName = try self.location.name(inARN: subscription.topicARN)
            guard isTold, let topic = try TopicTable.find(topicName, db) else { return [] }
            return try self.send(.unsubscription, to: subscription, of: topic, signedBy: identity, db)
        }
        deliveries.admit(tickets)
        return nil
    }
}
