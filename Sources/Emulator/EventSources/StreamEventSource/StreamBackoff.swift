/// How long to wait before a failed batch is tried again: longer each time.
struct StreamBackoff: Sendable {
    static let first: Duration = .milliseconds(250)
    static let longest: Duration = .seconds(30)

    private var next = Self.first

    mutating func delay() -> Duration {
        defer { next = min(next * 2, Self.longest) }
        return next
    }
}
