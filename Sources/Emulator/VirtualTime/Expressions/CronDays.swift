/// Which days of a month a cron expression names: by the day-of-month field or by the day-of-week field, never by both.
enum CronDays: Sendable, Equatable {
    case daysOfMonth([Int])
    /// `L`.
    case lastDay
    /// `LW`.
    case lastWeekday
    /// `15W`: the weekday of the same month that is nearest.
    case nearestWeekday(Int)
    /// From 1 for Sunday.
    case daysOfWeek([Int])
    /// `6L`: the month's last Friday.
    case lastDayOfWeek(Int)
    /// `3#2`: the month's second Tuesday.
    case dayOfWeek(Int, number: Int)

    /// Nil unless exactly one of the fields is `?`.
    init?(ofMonth: Substring, ofWeek: Substring) {
        let days: CronDays?
        switch (Self.isAny(ofMonth), Self.isAny(ofWeek)) {
        case (false, true): days = Self.ofMonth(ofMonth)
        case (true, false): days = Self.ofWeek(ofWeek)
        default: days = nil
        }
        guard let days else { return nil }
        self = days
    }

    private static func isAny(_ text: Substring) -> Bool { text.split(separator: ",") == ["?"] }

    private static func ofMonth(_ text: Substring) -> CronDays? {
        switch text.uppercased() {
        case "L": return .lastDay
        case "LW", "WL": return .lastWeekday
        case let upper where upper.hasSuffix("W"):
            return CronField.daysOfMonth.value(text.dropLast()).map(CronDays.nearestWeekday)
        default: return CronField.daysOfMonth.values(text).map(CronDays.daysOfMonth)
        }
    }

    private static func ofWeek(_ text: Substring) -> CronDays? {
        let field = CronField.daysOfWeek
        let upper = text.uppercased()
        // The last day of the week is Saturday.
        if upper == "L" { return .daysOfWeek([7]) }
        if upper.hasSuffix("L") { return field.value(text.dropLast()).map(CronDays.lastDayOfWeek) }
        let parts = text.split(separator: "#", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return field.values(text).map(CronDays.daysOfWeek) }
        guard parts.count == 2, let day = field.value(parts[0]), let number = Int(parts[1]), (1...5).contains(number),
            parts[1].count == 1
        else { return nil }
        return .dayOfWeek(day, number: number)
    }

    /// In order; empty in a month that has none, such as a fifth Monday.
    func days(inMonth month: Int, of year: Int) -> [Int] {
        let count = CivilTime.days(inMonth: month, of: year)
        let first = CivilTime.dayOfWeek(year: year, month: month, day: 1)
        /// The first such day of the month.
        func firstDay(_ dayOfWeek: Int) -> Int { 1 + (dayOfWeek - first + 7) % 7 }
        func dayOfWeek(_ day: Int) -> Int { (first - 1 + day - 1) % 7 + 1 }

        switch self {
        case .daysOfMonth(let days): return days.filter { $0 <= count }
        case .lastDay: return [count]
        case .lastWeekday: return [count - [1: 2, 7: 1][dayOfWeek(count), default: 0]]
        case .nearestWeekday(let day):
            guard day <= count else { return [] }
            switch dayOfWeek(day) {
            case 7: return [day == 1 ? 3 : day - 1]
            case 1: return [day == count ? day - 2 : day + 1]
            default: return [day]
            }
        case .daysOfWeek(let days): return (1...count).filter { days.contains(dayOfWeek($0)) }
        case .lastDayOfWeek(let day):
            let firstDay = firstDay(day)
            return [firstDay + (count - firstDay) / 7 * 7]
        case .dayOfWeek(let day, let number):
            return [firstDay(day) + (number - 1) * 7].filter { $0 <= count }
        }
    }
}
