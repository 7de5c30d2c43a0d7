package import FoundationEssentials

extension VirtualClock {
    /// A time of the emulator's clock.
    package struct Instant: InstantProtocol, Sendable {
        /// Since 1970-01-01T00:00:00Z.
        package let sinceEpoch: Duration

        package init(sinceEpoch: Duration) {
            self.sinceEpoch = sinceEpoch
        }

        package init(_ date: Date) {
            sinceEpoch = .seconds(date.timeIntervalSince1970)
        }

        package var date: Date {
            let (seconds, attoseconds) = sinceEpoch.components
            return Date(timeIntervalSince1970: Double(seconds) + Double(attoseconds) / 1e18)
        }

        /// Whole milliseconds since 1970, as stores keep times.
        package var milliseconds: Int64 {
            let (seconds, attoseconds) = sinceEpoch.components
            return seconds * 1000 + attoseconds / 1_000_000_000_000_000
        }

        package func advanced(by duration: Duration) -> Instant { Instant(sinceEpoch: sinceEpoch + duration) }

        package func duration(to other: Instant) -> Duration { other.sinceEpoch - sinceEpoch }

        package static func < (one: Instant, other: Instant) -> Bool { one.sinceEpoch < other.sinceEpoch }
    }
}
