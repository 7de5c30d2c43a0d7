/// How many batches may be with the function at once: grows while all places are taken, shrinks when the function is
/// throttled, and never leaves `1...maximum`.
struct InvocationConcurrency: Sendable {
    /// Lambda begins with five batches at once (developer guide, "Configuring scaling behavior for SQS event sources").
    static let initial = 5
    /// Without a maximum of the mapping's own; the function's execution environments are the true limit.
    static let maximumByDefault = 1000

    private let maximum: Int
    private(set) var limit: Int
    private(set) var running = 0

    init(maximum: Int?) {
        self.maximum = max(1, maximum ?? Self.maximumByDefault)
        limit = min(Self.initial, self.maximum)
    }

    var hasPlace: Bool { running < limit }

    mutating func started() { running += 1 }

    /// There was nothing to invoke the function with after all.
    mutating func abandoned() { running -= 1 }

    /// A batch is through; `wasThrottled` when the function was not invoked at once.
    mutating func ended(wasThrottled: Bool) {
        if wasThrottled {
            limit = max(1, limit / 2)
        } else if running >= limit {
            limit = min(maximum, limit + 1)
        }
        running -= 1
    }
}
