/// A time of day, a span of days or some days of the week, in the own time of a zone.
enum FeatureSchedule: Sendable {
    /// Minutes of the day, both included; past midnight when the first is the later one.
    case timeOfDay(from: Int, to: Int, TimeZoneRules)
    /// Moments of the zone's own calendar, both included, as milliseconds since 1970 would be if it were UTC's.
    case span(from: Int64, to: Int64, TimeZoneRules)
    /// Sunday is 0.
    case daysOfWeek(Set<Int>, TimeZoneRules)

    static let dayNames = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"]

    func contains(_ moment: Timestamp) -> Bool {
        switch self {
        case .timeOfDay(let from, let to, let zone):
            let minute = Timestamp.remainder(local(moment, zone), 86_400_000) / 60_000
            return from <= to ? from <= minute && minute <= to : from <= minute || minute <= to
        case .span(let from, let to, let zone):
            let local = local(moment, zone)
            return from <= local && local <= to
        case .daysOfWeek(let days, let zone):
            let local = local(moment, zone)
            let day = (local - Int64(Timestamp.remainder(local, 86_400_000))) / 86_400_000
            // 1 January 1970 was a Thursday.
            return days.contains(Timestamp.remainder(day + 4, 7))
        }
    }

    private func local(_ moment: Timestamp, _ zone: TimeZoneRules) -> Int64 {
        moment.millisecondsSince1970 + Int64(zone.offsetSeconds(at: moment)) * 1_000
    }
}
