import FoundationEssentials

/// A moment as the field `Date` has it: IMF-fixdate, such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 section 5.6.7).
struct HTTPDate: CustomStringConvertible {
    private let secondsSince1970: Int

    init(_ date: Date = Date()) {
        secondsSince1970 = Int(date.timeIntervalSince1970.rounded(.down))
    }

    var description: String {
        let days = secondsSince1970.dividedFloor(by: 86_400)
        let second = secondsSince1970 - days * 86_400
        let (year, month, day) = Self.civil(days)
        let time = [second / 3_600, second / 60 % 60, second % 60].map(Self.twoDigits).joined(separator: ":")
        // 1 January 1970 was a Thursday.
        let weekday = Self.weekdays[(days + 4) - (days + 4).dividedFloor(by: 7) * 7]
        return "\(weekday), \(Self.twoDigits(day)) \(Self.months[month - 1]) \(year) \(time) GMT"
    }

    /// Days since 1970 as a date of the Gregorian calendar, counted in eras of 400 years that begin on 1 March.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted.dividedFloor(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

extension Int {
    fileprivate func dividedFloor(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
