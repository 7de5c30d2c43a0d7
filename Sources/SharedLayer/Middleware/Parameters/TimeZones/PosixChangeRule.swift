/// When the time changes in a year: `M3.5.0/2`, `J60` or `59`, with a time of day.
struct PosixChangeRule: Sendable {
    private let day: Day
    /// Seconds after midnight, also of the day before or after.
    private let time: Int

    private enum Day: Sendable {
        /// The `week`th such weekday of the month, 5 for the last; Sunday is 0.
        case weekday(month: Int, week: Int, weekday: Int)
        /// 1 to 365, without 29 February.
        case ofCommonYear(Int)
        /// 0 to 365.
        case ofYear(Int)
    }

    init?(_ scanner: inout PosixScanner) {
        if scanner.take("M") {
            guard let month = scanner.number(), 1...12 ~= month, scanner.take("."), let week = scanner.number(),
                1...5 ~= week, scanner.take("."), let weekday = scanner.number(), 0...6 ~= weekday
            else { return nil }
            day = .weekday(month: month, week: week, weekday: weekday)
        } else if scanner.take("J") {
            guard let number = scanner.number(), 1...365 ~= number else { return nil }
            day = .ofCommonYear(number)
        } else {
            guard let number = scanner.number(), 0...365 ~= number else { return nil }
            day = .ofYear(number)
        }
        guard scanner.take("/") else {
            time = 7_200
            return
        }
        guard let time = scanner.time() else { return nil }
        self.time = time
    }

    /// Seconds since 1970, in the time that the change is told in.
    func seconds(inYear year: Int) -> Int64 {
        Int64(daysSince1970(inYear: year)) * 86_400 + Int64(time)
    }

    private func daysSince1970(inYear year: Int) -> Int {
        func firstOf(_ month: Int, _ year: Int) -> Int {
            CivilDate(year: year, month: month, day: 1)?.daysSince1970 ?? 0
        }
        switch day {
        case .ofYear(let number): return firstOf(1, year) + number
        case .ofCommonYear(let number):
            let isLeapYear = CivilDate(year: year, month: 2, day: 29) != nil
            return firstOf(1, year) + number - 1 + (isLeapYear && number > 59 ? 1 : 0)
        case .weekday(let month, let week, let weekday):
            let first = firstOf(month, year)
            let next = month == 12 ? firstOf(1, year + 1) : firstOf(month + 1, year)
            // 1 January 1970 was a Thursday.
            let ahead = Timestamp.remainder(Int64(weekday - 4 - first), 7)
            let days = first + ahead + (week - 1) * 7
            return days < next ? days : days - 7
        }
    }
}
