import POSIXProcess

/// A moment in milliseconds. Its text is RFC 3339 in UTC with milliseconds, such as `2025-01-16T09:30:00.000Z`, which
/// sorts as the moments do.
package struct Timestamp: Sendable, Hashable, Comparable {
    package let millisecondsSince1970: Int64

    package init(millisecondsSince1970: Int64) {
        self.millisecondsSince1970 = millisecondsSince1970
    }

    package init(secondsSince1970: Int64) {
        millisecondsSince1970 = secondsSince1970 * 1_000
    }

    /// The system's clock, for initialisers that take a clock.
    package static func now() -> Timestamp {
        Timestamp(millisecondsSince1970: WallClock.milliseconds())
    }

    /// Whole seconds since 1970, rounded down: the form of a table's TTL attribute and of `iat`.
    package var secondsSince1970: Int64 {
        (millisecondsSince1970 - Int64(Self.remainder(millisecondsSince1970, 1_000))) / 1_000
    }

    package func adding(milliseconds: Int64) -> Timestamp {
        Timestamp(millisecondsSince1970: millisecondsSince1970 + milliseconds)
    }

    package func adding(seconds: Int64) -> Timestamp {
        adding(milliseconds: seconds * 1_000)
    }

    /// Milliseconds from `earlier` to this moment; negative when that is the later one.
    package func milliseconds(since earlier: Timestamp) -> Int64 {
        millisecondsSince1970 - earlier.millisecondsSince1970
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.millisecondsSince1970 < right.millisecondsSince1970
    }

    /// The remainder that is never negative.
    static func remainder(_ value: Int64, _ divisor: Int64) -> Int {
        let remainder = value % divisor
        return Int(remainder < 0 ? remainder + divisor : remainder)
    }
}
