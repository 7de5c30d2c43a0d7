/// What a subscription delivers by.
enum SubscriptionProtocol: String, Sendable {
    case sqs, lambda, http, https
    /// Those are taken and never deliver: nothing on one machine receives them.
    case email
    case emailJSON = "email-json"
    case sms, application, firehose

    var isHTTP: Bool { self == .http || self == .https }

    /// Whether somebody at the endpoint has to agree first.
    var needsConfirmation: Bool { isHTTP || self == .email || self == .emailJSON }

    var takesRawMessages: Bool { self == .sqs || isHTTP || self == .firehose }

    var isDelivered: Bool { self == .sqs || self == .lambda || isHTTP }
}
