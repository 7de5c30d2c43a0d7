/// A subscription as it is stored.
struct Subscription: Sendable {
    enum State: Int, Sendable {
        case pending = 0, confirmed, deleted
    }

    let id: Int64
    let topicID: Int64
    let arn: String
    let protocolName: SubscriptionProtocol
    let endpoint: String
    var state: State
    /// Those that were set, by their names on the wire.
    var attributes: [String: String]
    /// The token that confirms it, or restores it once it was deleted; empty where none was made.
    var token: String
    /// Since 1970, in milliseconds.
    var tokenMadeAt: Int64
    /// Whether the endpoint's owner asked that only signed requests may end it. Shown, not enforced.
    var wasConfirmedAuthenticated: Bool

    /// Whether it gets the message alone, without an envelope.
    var getsRawMessages: Bool { attributes["RawMessageDelivery"] == "true" && protocolName.takesRawMessages }

    var filterScope: FilterPolicyScope {
        attributes["FilterPolicyScope"].flatMap(FilterPolicyScope.init) ?? .messageAttributes
    }

    var topicARN: String { arn.split(separator: ":").dropLast().joined(separator: ":") }
}
