/// Time, waiting and chance, passed in so that tests need none of them.
package struct RetryClock: Sendable {
    /// Throws when the task is cancelled.
    package let sleep: @Sendable (_ milliseconds: Int) async throws -> Void
    /// A number from 0 to 1.
    package let jitter: @Sendable () -> Double
    /// What deadlines are measured with and requests are dated by.
    package let now: @Sendable () -> Timestamp

    package init(
        sleep: @escaping @Sendable (_ milliseconds: Int) async throws -> Void,
        jitter: @escaping @Sendable () -> Double, now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.sleep = sleep
        self.jitter = jitter
        self.now = now
    }

    package static let system = RetryClock(
        sleep: { try await Task.sleep(for: .milliseconds($0)) },
        jitter: { Double.random(in: 0...1) })
}
