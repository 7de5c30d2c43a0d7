/// When to try a throttled invocation again, and when to leave its messages to their visibility timeout.
struct ThrottleBackoff: Sendable {
    static let first: Duration = .milliseconds(50)
    static let longest: Duration = .seconds(5)

    private var next = Self.first
    private var budget: Duration

    /// - Parameter visibilityTimeout: nobody else receives the messages for that long; trying stops at half of it, so
    ///   that the function still has the other half.
    init(visibilityTimeout: Duration) {
        budget = visibilityTimeout / 2
    }

    /// How long to wait before the next try; nil to give up.
    mutating func delay() -> Duration? {
        guard next <= budget else { return nil }
        defer { next = min(next * 2, Self.longest) }
        budget -= next
        return next
    }
}
