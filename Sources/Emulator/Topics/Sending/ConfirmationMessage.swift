/// What asks an HTTP endpoint to confirm a subscription, or tells it that one has ended.
///
/// Source: SNS developer guide, "HTTP/HTTPS subscription confirmation JSON format" and "… unsubscribe confirmation …".
struct ConfirmationMessage: Sendable {
    enum Kind: String, Sendable {
        case subscription = "SubscriptionConfirmation"
        case unsubscription = "UnsubscribeConfirmation"
    }

    let kind: Kind
    let messageID: String
    let token: String
    let topicARN: String
    let subscriptionARN: String
    let timestamp: String
    let location: TopicLocation

    var subscribeURL: String {
        "\(location.baseURL)/?Action=ConfirmSubscription&TopicArn=\(topicARN)&Token=\(token)"
    }

    var message: String {
        switch kind {
        case .subscription:
            "You have chosen to subscribe to the topic \(topicARN).\nTo confirm the subscription, visit the "
                + "SubscribeURL included in this message."
        case .unsubscription:
            "You have chosen to deactivate subscription \(subscriptionARN).\nTo cancel this operation and restore the "
                + "subscription, visit the SubscribeURL included in this message."
        }
    }

    func envelope(signedBy identity: SigningIdentity, _ version: SignatureVersion) throws -> String {
        let signature = try identity.signature(
            of: [
                ("Message", message), ("MessageId", messageID), ("SubscribeURL", subscribeURL),
                ("Timestamp", timestamp), ("Token", token), ("TopicArn", topicARN), ("Type", kind.rawValue),
            ], version)
        let members = [
            ("Type", kind.rawValue), ("MessageId", messageID), ("Token", token), ("TopicArn", topicARN),
            ("Message", message), ("SubscribeURL", subscribeURL), ("Timestamp", timestamp),
            ("SignatureVersion", version.rawValue), ("Signature", signature),
            ("SigningCertURL", location.baseURL + identity.certificatePath),
        ]
        return Notification.object(members.map { ($0.0, JSONText.quoted($0.1)) })
    }
}
