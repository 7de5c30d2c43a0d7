/// What starts by itself at certain times, and must not be passed over when time is advanced.
package protocol AdvanceParticipant: Sendable {
    /// Accepts for good what is due after `start` and until `end`, before the clock moves there.
    ///
    /// - Returns: how many invocations that makes.
    /// - Throws: `AdvanceRefusal` when they are too many; then the clock stays.
    func accept(after start: VirtualClock.Instant, until end: VirtualClock.Instant) async throws -> Int

    /// Starts what was accepted, once the clock is there; returns when each has been tried once, or after a bounded time.
    func startAccepted() async
}

/// Why time is not advanced, in words for the person who asked.
package struct AdvanceRefusal: Error, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
