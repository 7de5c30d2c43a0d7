import FoundationEssentials
import Testing
import VirtualTime

/// Times as texts.
enum Times {
    static func seconds(_ text: String) throws -> Int {
        Int(try #require(VirtualClock.Instant(iso8601: text)).milliseconds / 1_000)
    }

    /// The first times of an expression, at most `count`.
    static func next(
        _ count: Int, of text: String, dialect: ScheduleExpression.Dialect = .schedule, zone: String = "UTC",
        after start: String, first: String = "2026-01-01T00:00:00Z", from: String? = nil, until: String? = nil
    ) throws -> [String] {
        let recurrence = Recurrence(
            try #require(ScheduleExpression(text, dialect: dialect)),
            zone: try #require(ScheduleZone(identifier: zone)), firstOfRate: try seconds(first),
            start: try from.map(seconds), end: try until.map(seconds))
        var times: [String] = []
        var now = try seconds(start)
        while times.count < count, let next = recurrence.next(after: now) {
            times.append(Date(timeIntervalSince1970: Double(next)).formatted(.iso8601))
            now = next
        }
        return times
    }
}
