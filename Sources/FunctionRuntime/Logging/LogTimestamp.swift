import POSIXProcess

/// When a record was made.
///
/// Its text is RFC 3339 in UTC with milliseconds, such as `2026-11-21T14:44:50.123Z`: the form that Lambda takes the
/// time of a JSON record from.
package struct LogTimestamp: Sendable, Equatable {
    package let millisecondsSince1970: Int64

    package init(millisecondsSince1970: Int64) {
        self.millisecondsSince1970 = millisecondsSince1970
    }

    /// The last moment whose year has four digits.
    static let max = LogTimestamp(millisecondsSince1970: 253_402_300_799_999)

    /// The system's clock.
    static func now() -> LogTimestamp { LogTimestamp(millisecondsSince1970: WallClock.milliseconds()) }

    /// Appends the 24 bytes of its text; a clock that is out of its mind shows the nearest moment that can be written.
    package func append(to bytes: inout [UInt8]) {
        let milliseconds = min(Swift.max(millisecondsSince1970, 0), Self.max.millisecondsSince1970)
        let (days, ofDay) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        let date = Self.civilDate(daysSince1970: days)
        Self.append(date.year, digits: 4, then: "-", to: &bytes)
        Self.append(date.month, digits: 2, then: "-", to: &bytes)
        Self.append(date.day, digits: 2, then: "T", to: &bytes)
        Self.append(ofDay / 3_600_000, digits: 2, then: ":", to: &bytes)
        Self.append(ofDay / 60_000 % 60, digits: 2, then: ":", to: &bytes)
        Self.append(ofDay / 1_000 % 60, digits: 2, then: ".", to: &bytes)
        Self.append(ofDay % 1_000, digits: 3, then: "Z", to: &bytes)
    }

    /// The date in the Gregorian calendar, from whole periods of 400, 100, 4 and 1 years.
    ///
    /// Years are counted from the 1st of March here, so that a leap day is the last day of its year.
    package static func civilDate(daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let daysFromMarchOfYear0: Int64 = 719_468
        let days = daysSince1970 + daysFromMarchOfYear0
        let periods = (days >= 0 ? days : days - 146_096) / 146_097
        let ofPeriod = days - periods * 146_097
        let centuries = min(ofPeriod / 36_524, 3)
        let ofCentury = ofPeriod - centuries * 36_524
        let (quadrennia, ofQuadrennium) = ofCentury.quotientAndRemainder(dividingBy: 1_461)
        let years = min(ofQuadrennium / 365, 3)
        let ofYear = ofQuadrennium - years * 365
        // From March, five months in a row have 153 days: 31, 30, 31, 30, 31.
        let monthFromMarch = (ofYear * 5 + 2) / 153
        let day = ofYear - (monthFromMarch * 153 + 2) / 5 + 1
        let year = periods * 400 + centuries * 100 + quadrennia * 4 + years
        return monthFromMarch < 10 ? (year, monthFromMarch + 3, day) : (year + 1, monthFromMarch - 9, day)
    }

    private static func append(
        _ value: Int64, digits: Int, then separator: Unicode.Scalar, to bytes: inout [UInt8]
    ) {
        var divisor: Int64 = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
        bytes.append(UInt8(ascii: separator))
    }
}
