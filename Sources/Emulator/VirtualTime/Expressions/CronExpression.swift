/// What is in `cron(minutes hours day-of-month month day-of-week year)`.
///
/// Sources: EventBridge user guide, "Cron expressions reference"; EventBridge Scheduler user guide, "Schedule types". Where
/// they are silent (a range that goes over the end, `L` for Saturday) it is read as Quartz reads it, whose language it is.
package struct CronExpression: Sendable, Equatable {
    private let minutes: [Int]
    private let hours: [Int]
    private let days: CronDays
    private let months: [Int]
    private let years: [Int]

    init?(_ text: Substring) {
        let fields = text.split(whereSeparator: \.isWhitespace)
        guard fields.count == 6, let minutes = CronField.minutes.values(fields[0]),
            let hours = CronField.hours.values(fields[1]),
            let days = CronDays(ofMonth: fields[2].withoutEmptyElements, ofWeek: fields[4].withoutEmptyElements),
            let months = CronField.months.values(fields[3]), let years = CronField.years.values(fields[5])
        else { return nil }
        self.minutes = minutes
        self.hours = hours
        self.days = days
        self.months = months
        self.years = years
    }

    /// The next time after `seconds`, both since 1970 in UTC; nil when there is none any more.
    ///
    /// A time that the wall leaves out when daylight saving begins is left out; one that it shows twice counts once.
    package func next(after seconds: Int, in zone: ScheduleZone) -> Int? {
        var local = seconds + zone.offset(at: seconds)
        while let candidate = next(afterLocal: local) {
            if let found = zone.seconds(ofLocal: candidate), found > seconds { return found }
            local = candidate
        }
        return nil
    }

    /// Goes down from years to minutes and tries only what the fields name.
    private func next(afterLocal seconds: Int) -> Int? {
        let from = CivilTime(localSeconds: seconds - ((seconds % 60) + 60) % 60 + 60)
        for year in years where year >= from.year {
            let isFirstYear = year == from.year
            for month in months where !isFirstYear || month >= from.month {
                let isFirstMonth = isFirstYear && month == from.month
                for day in days.days(inMonth: month, of: year) where !isFirstMonth || day >= from.day {
                    let isFirstDay = isFirstMonth && day == from.day
                    if let (hour, minute) = timeOfDay(notBefore: isFirstDay ? (from.hour, from.minute) : (0, 0)) {
                        return CivilTime(
                            year: year, month: month, day: day, hour: hour, minute: minute, second: 0)?.localSeconds
                    }
                }
            }
        }
        return nil
    }

    private func timeOfDay(notBefore from: (hour: Int, minute: Int)) -> (Int, Int)? {
        for hour in hours where hour >= from.hour {
            if let minute = minutes.first(where: { hour > from.hour || $0 >= from.minute }) { return (hour, minute) }
        }
        return nil
    }
}

extension Substring {
    /// `MON,` is `MON`.
    fileprivate var withoutEmptyElements: Substring {
        Substring(split(separator: ",").joined(separator: ","))
    }
}
