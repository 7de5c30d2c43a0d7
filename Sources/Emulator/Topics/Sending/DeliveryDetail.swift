/// The names of what a delivery carries for HTTP endpoints and functions.
enum DeliveryDetail {
    static let messageID = "messageID"
    /// `Notification`, `SubscriptionConfirmation` or `UnsubscribeConfirmation`.
    static let messageType = "messageType"
    static let topicARN = "topicARN"
    /// Missing while a subscription is not confirmed.
    static let subscriptionARN = "subscriptionARN"
    static let contentType = "contentType"
    /// There when the body is the message alone.
    static let isRaw = "isRaw"
}
