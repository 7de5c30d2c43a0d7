import FoundationEssentials
import TestSupport
import Testing
import VirtualTime

@Suite("Cron expressions")
struct CronExpressionTests {
    @Test(
        "The next times are AWS's documented ones",
        arguments: [
            ("cron(0 10 * * ? *)", ["2026-01-01T10:00:00Z", "2026-01-02T10:00:00Z"]),
            ("cron(15 12 * * ? *)", ["2026-01-01T12:15:00Z", "2026-01-02T12:15:00Z"]),
            ("cron(0 18 ? * MON-FRI *)", ["2026-01-01T18:00:00Z", "2026-01-02T18:00:00Z", "2026-01-05T18:00:00Z"]),
            ("cron(0 8 1 * ? *)", ["2026-01-01T08:00:00Z", "2026-02-01T08:00:00Z"]),
            ("cron(0/15 * * * ? *)", ["2026-01-01T00:15:00Z", "2026-01-01T00:30:00Z"]),
            ("cron(0/10 * ? * MON-FRI *)", ["2026-01-01T00:10:00Z"]),
            ("cron(0/5 8-17 ? * MON-FRI *)", ["2026-01-01T08:00:00Z", "2026-01-01T08:05:00Z"]),
            ("cron(0/30 20-2 ? * MON-FRI *)", ["2026-01-01T00:30:00Z", "2026-01-01T01:00:00Z"]),
            ("cron(15 10 ? * 6L 2026-2027)", ["2026-01-30T10:15:00Z", "2026-02-27T10:15:00Z"]),
            ("cron(0 9 ? * 2#1 *)", ["2026-01-05T09:00:00Z", "2026-02-02T09:00:00Z"]),
        ])
    func documented(expression: String, times: [String]) throws {
        #expect(try Times.next(times.count, of: expression, after: "2026-01-01T00:00:00Z") == times)
    }

    @Test(
        "Days by L, W and # are those of each month",
        arguments: [
            ("cron(0 0 L * ? *)", ["2026-01-31", "2026-02-28", "2026-03-31"]),
            // 31 January 2026 is a Saturday, 28 February too, 31 March a Tuesday.
            ("cron(0 0 LW * ? *)", ["2026-01-30", "2026-02-27", "2026-03-31"]),
            ("cron(0 0 3W * ? *)", ["2026-01-02", "2026-02-03", "2026-03-03"]),
            // 1 August 2026 is a Saturday: the nearest weekday of the same month is the 3rd.
            ("cron(0 0 1W 8 ? *)", ["2026-08-03", "2027-08-02", "2028-08-01"]),
            // 31 May 2026 is a Sunday: the nearest weekday of the same month is the 29th.
            ("cron(0 0 31W 5 ? *)", ["2026-05-29", "2027-05-31", "2028-05-31"]),
            ("cron(0 0 31W 4,5 ? *)", ["2026-05-29", "2027-05-31", "2028-05-31"]),
            ("cron(0 0 ? * L *)", ["2026-01-03", "2026-01-10", "2026-01-17"]),
            ("cron(0 0 ? * 5L *)", ["2026-01-29", "2026-02-26", "2026-03-26"]),
            ("cron(0 0 ? * THUL *)", ["2026-01-29", "2026-02-26", "2026-03-26"]),
            ("cron(0 0 ? * 3#2 *)", ["2026-01-13", "2026-02-10", "2026-03-10"]),
            ("cron(0 0 ? * MON#5 *)", ["2026-03-30", "2026-06-29", "2026-08-31"]),
            ("cron(0 0 ? * FRI-SUN *)", ["2026-01-02", "2026-01-03", "2026-01-04"]),
            ("cron(0 0 29 2 ? *)", ["2028-02-29", "2032-02-29", "2036-02-29"]),
            ("cron(0 0 1 NOV-FEB ? *)", ["2026-02-01", "2026-11-01", "2026-12-01"]),
            ("cron(0 0 10/10 1 ? *)", ["2026-01-10", "2026-01-20", "2026-01-30"]),
            ("cron(0 0 1 1 ? 2027/5)", ["2027-01-01", "2032-01-01", "2037-01-01"]),
        ])
    func days(expression: String, days: [String]) throws {
        let times = try Times.next(days.count, of: expression, after: "2026-01-01T00:00:00Z")
        #expect(times == days.map { "\($0)T00:00:00Z" })
    }

    @Test(
        "An expression that names no later time has none",
        arguments: ["cron(0 0 30 2 ? *)", "cron(0 0 1 1 ? 2025)", "cron(0 0 31W 4 ? *)", "cron(0 0 1 1 ? 1970-2026)"])
    func never(expression: String) throws {
        #expect(try Times.next(1, of: expression, after: "2026-01-01T00:00:00Z") == [])
    }

    @Test("The year 2199 is the last one")
    func lastYear() throws {
        let times = try Times.next(2, of: "cron(59 23 31 12 ? *)", after: "2199-01-01T00:00:00Z")
        #expect(times == ["2199-12-31T23:59:00Z"])
    }

    @Test(
        "What AWS takes is valid",
        arguments: [
            "cron(0-15/1 8-8 ? * 2,3,4,5,6,7 *)", "cron(30-30 13-13 ? * 2,4,6 *)", "cron(1-31/30 1-1 ? * 1,7 *)",
            "cron(0/5, 9-18, ?, *, MON-FRI, *)", "cron(* * ? * * *)", "cron(0  0\t1 jan ? *)", "cron(15 * * * ? *)",
        ])
    func valid(expression: String) {
        #expect(ScheduleExpression(expression, dialect: .rule) != nil)
    }

    @Test(
        "What AWS refuses is no expression, and no bytes do harm",
        arguments: [
            "", "cron", "cron(", "cron()", "cron(* * * * *)", "cron(* * * * ? * *)", "cron(* * * * * *)",
            "cron(* * ? * ? *)",
            "cron(60 * * * ? *)", "cron(* 24 * * ? *)", "cron(* * 0 * ? *)", "cron(* * 32 * ? *)", "cron(* * * 13 ? *)",
            "cron(* * ? * 0 *)", "cron(* * ? * 8 *)", "cron(* * * * ? 1969)", "cron(* * * * ? 2200)",
            "cron(0/0 * * * ? *)",
            "cron(*/1/2 * * * ? *)", "cron(1- * * * ? *)", "cron(-1 * * * ? *)", "cron(1-2-3 * * * ? *)",
            "cron(* * ? * 3#1,6#3 *)", "cron(* * ? * 3#6 *)", "cron(* * ? * 3#0 *)", "cron(* * ? * #1 *)",
            "cron(* * W * ? *)",
            "cron(* * 1,5W * ? *)", "cron(L * * * ? *)", "cron(* * * * ? 2030-2020)", "cron(* * ? FOO * *)",
            "cron(, , , , ? ,)", "cron(0 12 * * MON *)", "cron(7 20 * * 1-7 *)", "cron(* * ? * 2/2 *)",
            "CRON(* * * * ? *)", "cron(* * * * ? *", " cron(* * * * ? *)", "cron(١ * * * ? *)", "cron(00001 * * * ? *)",
            "rate()", "at(2026-01-01T00:00:00)", "cron(\u{0} * * * ? *)", "cron(* * ? * ſun *)",
            "cron(*\u{a0}* * * ? *)",
        ])
    func invalid(expression: String) {
        #expect(ScheduleExpression(expression, dialect: .rule) == nil)
    }

    @Test("Random texts of the language's characters never trap")
    func total() {
        var generator = SeededGenerator(seed: 20_261_121)
        let characters = Array("0123456789*?/,-#LWMONSUJA ")
        for _ in 0..<20_000 {
            let fields = (0..<6).map { _ in
                String(
                    (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                        characters.randomElement(using: &generator) ?? "*"
                    })
            }
            guard let expression = ScheduleExpression("cron(\(fields.joined(separator: " ")))", dialect: .rule) else {
                continue
            }
            let recurrence = Recurrence(expression, firstOfRate: 0)
            if let next = recurrence.next(after: 1_767_225_600) { #expect(next > 1_767_225_600) }
        }
    }
}
