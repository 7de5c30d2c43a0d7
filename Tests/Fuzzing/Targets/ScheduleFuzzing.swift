@testable import VirtualTime

/// What a schedule has next comes after the time given, on the wall as the expression says, and nothing is left out before it.
func fuzzSchedule(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let after = 1_700_000_000 + (Int(input.byte()) << 16 | Int(input.byte()) << 8 | Int(input.byte())) * 120
    let (text, zoneName) = (input.text(), input.text())
    let zone = ScheduleZone(identifier: zoneName) ?? .utc
    guard let expression = ScheduleExpression(text, dialect: .schedule) else {
        return try promise(
            ScheduleExpression(text, dialect: .rule) == nil, "a rule takes no more than a schedule: \(text)")
    }
    try promise(text.utf8.allSatisfy { $0 < 0x80 }, "“\(text)” is of plain characters")
    let recurrence = Recurrence(expression, zone: zone, firstOfRate: after - Int(input.byte()) * 30)
    guard let next = recurrence.next(after: after) else { return }
    let place = "\(text), \(zone.identifier), after \(after): \(next)"
    try promise(next > after, "the next time is after the time given: \(place)")
    for earlier in [next - 1, after + (next - after) / 2] where earlier >= after {
        try promise(recurrence.next(after: earlier) == next, "the same is next from \(earlier) on: \(place)")
    }
    switch expression {
    case .at: try promise(recurrence.next(after: next) == nil, "once is once: \(place)")
    case .rate(let rate):
        let again = recurrence.next(after: next)
        try promise(again == next + rate.intervalSeconds, "a rate has equal distances: \(place)")
    case .cron: try promiseCron(text, next, after, zone, place)
    }
}

private func promiseCron(
    _ text: String, _ next: Int, _ after: Int, _ zone: ScheduleZone, _ place: String
) throws(BrokenPromise) {
    let fields = text.dropFirst(5).dropLast().split(whereSeparator: \.isWhitespace)
    guard fields.count == 6 else { throw BrokenPromise("a cron expression has six fields: \(place)") }
    let wall = CivilTime(localSeconds: next + zone.offset(at: next))
    try promise(wall.second == 0, "a cron expression is due at whole minutes: \(place)")
    try promise(isNamed(wall.minute, CronField.minutes, fields[0]), "the minute is named: \(place)")
    try promise(isNamed(wall.hour, CronField.hours, fields[1]), "the hour is named: \(place)")
    try promise(isNamedDay(wall, fields), "the day is named: \(place)")
    // The whole days that it passes over; one may have 25 hours.
    var day = after + 90_000
    while day < next - 90_000, day < after + 100 * 86_400 {
        let passed = CivilTime(localSeconds: day + zone.offset(at: day))
        let isLeftOut = isNamedDay(passed, fields) && !isMissing(passed, fields, zone)
        try promise(!isLeftOut, "\(passed) is not passed over: \(place)")
        day += 86_400
    }
}

private func isNamed(_ value: Int, _ field: CronField, _ text: Substring) -> Bool {
    field.values(text)?.contains(value) == true
}

/// Whether every time that the expression names lies in what the wall leaves out on that day.
private func isMissing(_ day: CivilTime, _ fields: [Substring], _ zone: ScheduleZone) -> Bool {
    for hour in CronField.hours.values(fields[1]) ?? [] {
        for minute in CronField.minutes.values(fields[0]) ?? [] {
            var time = day
            (time.hour, time.minute, time.second) = (hour, minute, 0)
            if zone.seconds(ofLocal: time.localSeconds) != nil { return false }
        }
    }
    return true
}

/// By the definition of each form, day by day; not as `CronDays` reckons.
private func isNamedDay(_ date: CivilTime, _ fields: [Substring]) -> Bool {
    guard isNamed(date.month, CronField.months, fields[3]), isNamed(date.year, CronField.years, fields[5]) else {
        return false
    }
    let ofMonth = fields[2].split(separator: ",").joined(separator: ",").uppercased()
    let ofWeek = fields[4].uppercased()
    let count = CivilTime.days(inMonth: date.month, of: date.year)
    func dayOfWeek(_ day: Int) -> Int { CivilTime.dayOfWeek(year: date.year, month: date.month, day: day) }
    if fields[4].split(separator: ",") == ["?"] {
        switch ofMonth {
        case "L": return date.day == count
        case "LW", "WL": return date.day == (1...count).last { (2...6).contains(dayOfWeek($0)) }
        case let text where text.hasSuffix("W"):
            guard let wanted = Int(text.dropLast()), wanted <= count else { return false }
            let weekdays = (1...count).filter { (2...6).contains(dayOfWeek($0)) }
            return date.day == weekdays.min { abs($0 - wanted) < abs($1 - wanted) }
        default: return isNamed(date.day, CronField.daysOfMonth, fields[2])
        }
    }
    let today = dayOfWeek(date.day)
    let elements = ofWeek.split(separator: ",")
    guard elements.count == 1, let only = elements.first else { return isNamed(today, CronField.daysOfWeek, fields[4]) }
    if only == "L" { return today == 7 }
    if only.hasSuffix("L") {
        return date.day + 7 > count && CronField.daysOfWeek.value(only.dropLast()) == today
    }
    let parts = only.split(separator: "#")
    guard parts.count == 2 else { return isNamed(today, CronField.daysOfWeek, fields[4]) }
    return CronField.daysOfWeek.value(parts[0]) == today && Int(parts[1]) == (date.day - 1) / 7 + 1
}
