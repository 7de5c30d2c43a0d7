package import SharedLayer

/// When a partner's day ends: a time of the day in UTC, so that no day has 23 hours or 25.
package struct CutOff: Sendable, Equatable {
    package let minuteOfDay: Int

    /// Reads `00:00` to `23:59`; nil for anything else.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            bytes.indices.allSatisfy({ $0 == 2 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[$0]) }),
            let hour = Int(text.prefix(2)), let minute = Int(text.suffix(2)), hour < 24, minute < 60
        else { return nil }
        minuteOfDay = hour * 60 + minute
    }

    package static let midnight = CutOff(minuteOfDay: 0)

    private init(minuteOfDay: Int) {
        self.minuteOfDay = minuteOfDay
    }

    /// The last cut-off that is not later than a moment.
    package func last(at moment: Timestamp) -> Timestamp {
        let shifted = moment.millisecondsSince1970 - Int64(minuteOfDay) * Self.millisecondsPerMinute
        let day =
            shifted - ((shifted % Timestamp.millisecondsPerDay) + Timestamp.millisecondsPerDay)
            % Timestamp.millisecondsPerDay
        return Timestamp(millisecondsSince1970: day + Int64(minuteOfDay) * Self.millisecondsPerMinute)
    }

    /// The first cut-off later than a moment.
    package func next(after moment: Timestamp) -> Timestamp {
        last(at: moment).adding(milliseconds: Timestamp.millisecondsPerDay)
    }

    private static let millisecondsPerMinute: Int64 = 60_000
}
