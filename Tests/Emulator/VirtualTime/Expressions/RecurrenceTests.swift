import Testing
import VirtualTime

@Suite("Rates, single times and time zones")
struct RecurrenceTests {
    @Test(
        "A rate counts from its first time",
        arguments: [
            ("rate(5 minutes)", "2025-12-31T00:00:00Z", ["2026-01-01T00:00:00Z", "2026-01-01T00:05:00Z"]),
            ("rate(1 hour)", "2026-01-01T00:00:00Z", ["2026-01-01T01:00:00Z", "2026-01-01T02:00:00Z"]),
            ("rate(2 days)", "2026-01-02T12:00:00Z", ["2026-01-03T00:00:00Z", "2026-01-05T00:00:00Z"]),
        ])
    func rates(expression: String, after: String, times: [String]) throws {
        #expect(try Times.next(2, of: expression, after: after) == times)
    }

    @Test(
        "A rule insists on singular and plural, a schedule does not",
        arguments: [
            ("rate(1 minute)", true, true), ("rate(1 minutes)", false, true), ("rate(5 minute)", false, true),
            ("rate(5 minutes)", true, true), ("rate(0 minutes)", false, false), ("rate(-1 minutes)", false, false),
            ("rate(1.5 hours)", false, false), ("rate(1 week)", false, false), ("rate(1  day)", true, true),
            ("rate(5minutes)", false, false), ("rate(9999999999 days)", false, false), ("rate(1 DAY)", false, false),
        ])
    func validRates(expression: String, isRule: Bool, isSchedule: Bool) {
        #expect((ScheduleExpression(expression, dialect: .rule) != nil) == isRule)
        #expect((ScheduleExpression(expression, dialect: .schedule) != nil) == isSchedule)
    }

    @Test("A single time is due once, and only a schedule may have one")
    func once() throws {
        let text = "at(2026-11-20T13:00:05)"
        #expect(ScheduleExpression(text, dialect: .rule) == nil)
        #expect(try Times.next(2, of: text, after: "2026-01-01T00:00:00Z") == ["2026-11-20T13:00:05Z"])
        #expect(
            try Times.next(2, of: text, zone: "America/New_York", after: "2026-01-01T00:00:00Z")
                == ["2026-11-20T18:00:05Z"])
        #expect(try Times.next(1, of: text, after: "2026-11-20T13:00:05Z") == [])
    }

    @Test(
        "A single time must exist",
        arguments: [
            "at(2026-02-29T00:00:00)", "at(2026-13-01T00:00:00)", "at(2026-01-01T24:00:00)", "at(2026-01-01 00:00:00)",
            "at(2026-01-01T00:00)", "at(2026-01-01T00:00:00Z)", "at()", "at(2026-1-01T00:00:000)",
            "at(²026-01-01T00:00:00)",
        ])
    func invalidOnce(expression: String) {
        #expect(ScheduleExpression(expression, dialect: .schedule) == nil)
    }

    @Test("A time that is left out in spring is skipped, one that comes twice in autumn counts once")
    func daylightSaving() throws {
        #expect(
            try Times.next(
                3, of: "cron(30 2 * * ? *)", zone: "America/New_York", after: "2026-03-07T00:00:00Z")
                == ["2026-03-07T07:30:00Z", "2026-03-09T06:30:00Z", "2026-03-10T06:30:00Z"])
        #expect(
            try Times.next(
                3, of: "cron(30 1 * * ? *)", zone: "America/New_York", after: "2026-10-31T00:00:00Z")
                == ["2026-10-31T05:30:00Z", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"])
        #expect(
            try Times.next(3, of: "cron(0/30 1-2 * * ? *)", zone: "Europe/Berlin", after: "2026-03-28T23:59:00Z")
                == ["2026-03-29T00:00:00Z", "2026-03-29T00:30:00Z", "2026-03-29T23:00:00Z"])
        // Behind the change the minutes of the second hour have all been.
        #expect(
            try Times.next(2, of: "cron(* * * * ? *)", zone: "Europe/Berlin", after: "2026-10-25T00:58:30Z")
                == ["2026-10-25T00:59:00Z", "2026-10-25T02:00:00Z"])
    }

    @Test("A rate in days is 24 hours, whatever daylight saving does")
    func rateOverChange() throws {
        #expect(
            try Times.next(
                2, of: "rate(1 day)", zone: "America/New_York", after: "2026-03-07T12:00:00Z",
                first: "2026-03-07T12:00:00Z") == ["2026-03-08T12:00:00Z", "2026-03-09T12:00:00Z"])
    }

    @Test("A single time that is left out comes as much later; of two the first counts")
    func onceOverChange() throws {
        #expect(
            try Times.next(1, of: "at(2026-03-29T02:30:00)", zone: "Europe/Berlin", after: "2026-01-01T00:00:00Z")
                == ["2026-03-29T01:30:00Z"])
        #expect(
            try Times.next(1, of: "at(2026-10-25T02:30:00)", zone: "Europe/Berlin", after: "2026-01-01T00:00:00Z")
                == ["2026-10-25T00:30:00Z"])
    }

    @Test("Start and end bound a recurring schedule, and both belong to it")
    func bounds() throws {
        #expect(
            try Times.next(
                9, of: "cron(0 8 * * ? *)", after: "2026-01-01T00:00:00Z", from: "2026-01-05T08:00:00Z",
                until: "2026-01-06T08:00:00Z") == ["2026-01-05T08:00:00Z", "2026-01-06T08:00:00Z"])
        #expect(
            try Times.next(
                9, of: "rate(1 day)", after: "2026-01-01T00:00:00Z", first: "2026-01-05T08:00:00Z",
                until: "2026-01-06T09:00:00Z") == ["2026-01-05T08:00:00Z", "2026-01-06T08:00:00Z"])
    }

    @Test(
        "A zone is a name of the IANA database",
        arguments: [
            ("Europe/Berlin", true), ("UTC", true), ("America/Argentina/Buenos_Aires", true), ("US/Eastern", true),
            ("Etc/GMT+5", true), ("GMT", true), ("", false), ("Mars/Olympus", false), ("GMT+3", false), ("PST", false),
            ("../etc/passwd", false), ("Europe/berlin!", false),
        ])
    func zones(identifier: String, exists: Bool) {
        #expect((ScheduleZone(identifier: identifier) != nil) == exists)
    }
}
