/// How many messages a second an endpoint wants. Kept and shown; deliveries are not slowed.
struct HTTPThrottlePolicy: Codable, Sendable, Equatable {
    var maxReceivesPerSecond: Int?
}
