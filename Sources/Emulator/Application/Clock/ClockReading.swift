import FoundationEssentials
import VirtualTime

/// What `GET /_moneta/clock` answers.
package struct ClockReading: Codable, Sendable {
    /// ISO 8601, UTC, whole seconds.
    package let now: String
    /// How far it is ahead of the machine's time.
    package let offsetSeconds: Double

    init(_ clock: VirtualClock) {
        now = clock.date.formatted(.iso8601)
        offsetSeconds = Double(clock.offset.wholeMilliseconds) / 1_000
    }
}
