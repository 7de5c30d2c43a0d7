import Delivery
import Schedules
import Storage
import TestSupport
import Testing
import VirtualTime
import Wire

@Suite("Schedules", .timeLimit(.minutes(2)))
struct ScheduleEngineTests {
    @Test("An advance starts a schedule once for each time in between, each with its own time")
    func advance() async throws {
        let fixture = try SchedulesFixture()
        try await fixture.create("hourly", "cron(0 * * * ? *)")
        try await fixture.running {
            try await fixture.advance(by: .days(1), starting: 24)
            let times = (1...23).map { "2026-01-01T\($0 < 10 ? "0" : "")\($0):00:00Z" } + ["2026-01-02T00:00:00Z"]
            #expect(fixture.target.bodies.sorted() == times)
            try await fixture.advance(by: .minutes(29), starting: 0)
            try await fixture.advance(by: .minutes(1), starting: 1)
        }
    }

    @Test("A rate begins at once, or at its start date, and ends at its end date")
    func rates() async throws {
        let fixture = try SchedulesFixture()
        // 2026-01-01T02:00:00Z and 04:00:00Z.
        try await fixture.create("bounded", "rate(1 hour)", more: #","StartDate":1767232800,"EndDate":1767240000"#)
        try await fixture.running {
            try await fixture.advance(by: .days(1))
            #expect(
                fixture.target.bodies.sorted() == [
                    "2026-01-01T02:00:00Z", "2026-01-01T03:00:00Z", "2026-01-01T04:00:00Z",
                ])
            try await fixture.create("plain", "rate(1 hour)")
            try await eventually("the first time") { fixture.target.bodies.contains("2026-01-02T00:30:00Z") }
        }
    }

    @Test("Times that the machine slept through are not made up for; the one of this minute is started")
    func standstill() async throws {
        let fixture = try SchedulesFixture()
        try await fixture.create("hourly", "cron(0 * * * ? *)")
        try await fixture.running {
            fixture.standStill(for: .hours(24))
            // What comes behind it has been reached by the same loop.
            try await fixture.create("now", "rate(1 day)", input: "now")
            try await eventually("the loop") { fixture.target.bodies.contains("now") }
            #expect(fixture.target.bodies == ["now"])
            fixture.standStill(for: .minutes(30) + .seconds(20))
            try await eventually("the next time") { fixture.target.bodies.contains("2026-01-02T01:00:00Z") }
        }
    }

    @Test("A single time that was missed is started late, and its schedule goes if it shall")
    func once() async throws {
        let fixture = try SchedulesFixture()
        try await fixture.create("stays", "at(2026-01-01T05:00:00)")
        try await fixture.create("goes", "at(2026-01-01T06:00:00)", more: #","ActionAfterCompletion":"DELETE""#)
        try await fixture.running {
            fixture.standStill(for: .days(3))
            try await eventually("both") { fixture.target.bodies.count == 2 }
            #expect(fixture.target.bodies.sorted() == ["2026-01-01T05:00:00Z", "2026-01-01T06:00:00Z"])
            #expect(await fixture.call("GET", "/schedules/stays").status == 200)
            #expect(await fixture.call("GET", "/schedules/goes").status == 404)
        }
    }

    @Test("A flexible window delays the start, not the time that the message tells")
    func window() async throws {
        let fixture = try SchedulesFixture(jitterSeconds: 600)
        try await fixture.create("flexible", "cron(0 1 * * ? *)", window: 15)
        try await fixture.running {
            try await fixture.advance(by: .minutes(39), starting: 0)
            try await fixture.advance(by: .minutes(1), starting: 1)
            #expect(fixture.target.bodies == ["2026-01-01T01:00:00Z"])
        }
    }

    @Test("An advance with too many invocations is refused, starts none and changes nothing")
    func limit() async throws {
        let fixture = try SchedulesFixture()
        try await fixture.create("often", "cron(* * * * ? *)")
        try await fixture.running {
            let refusal = await #expect(throws: AdvanceRefusal.self) { try await fixture.advance(by: .days(365)) }
            #expect(refusal?.description.contains("more than 10000 schedule invocations") == true)
            #expect(refusal?.description.contains("schedule/default/often") == true)
            #expect(fixture.clock.offset == .zero)
            #expect(fixture.target.bodies == [])
            try await fixture.advance(by: .minutes(2), starting: 2)
        }
    }

    @Test("What was due and not delivered when the emulator was killed is delivered at its next start, once")
    func kill() async throws {
        try await TemporaryDirectory.with { directory in
            let location = StoreLocation.directory(directory.path)
            do {
                let killed = try SchedulesFixture(at: location)
                try await killed.create("daily", "cron(0 1 * * ? *)")
                // Accepted for good; nothing runs that would deliver it.
                let start = killed.clock.now
                #expect(try await killed.service.engine.accept(after: start, until: start.advanced(by: .hours(1))) == 1)
            }
            let next = try await eventually("the store to be closed") {
                try? SchedulesFixture(at: location, later: .hours(1))
            }
            try await next.running {
                try await eventually("the delivery") { next.target.bodies.count == 1 }
                try await next.advance(by: .hours(24), starting: 1)
            }
            #expect(next.target.bodies == ["2026-01-01T01:00:00Z", "2026-01-02T01:00:00Z"])
        }
    }

    @Test("A target that fails is called again, with the attempt's number in the message")
    func retries() async throws {
        let fixture = try SchedulesFixture()
        fixture.target.fail(2)
        try await fixture.create("retried", "at(2026-01-01T01:00:00)", input: "attempt <aws.scheduler.attempt-number>")
        try await fixture.running {
            try await fixture.advance(by: .hours(1))
            try await eventually("the third attempt") {
                fixture.clock.advance(by: .seconds(5))
                return fixture.target.bodies == ["attempt 3"]
            }
        }
    }

    @Test("A message that is given up goes to the dead-letter queue with what AWS tells of it")
    func deadLetter() async throws {
        let fixture = try SchedulesFixture()
        fixture.target.fail(1_000)
        try await fixture.create("lost", "at(2026-01-01T01:00:00)", input: "lost")
        try await fixture.running {
            try await fixture.advance(by: .hours(1))
            try await eventually("the dead letter") {
                fixture.clock.advance(by: .seconds(5))
                return !fixture.deadLetters.all.isEmpty
            }
        }
        let letter = try #require(fixture.deadLetters.all.first)
        #expect(letter.body == "lost")
        #expect(letter.target == "arn:aws:sqs:us-east-1:000000000000:dead")
        var attributes = letter.attributes.mapValues(\.value)
        #expect(attributes.removeValue(forKey: "EXECUTION_ID")?.count == 16)
        #expect(
            attributes == [
                "ERROR_CODE": "ServiceUnavailable", "ERROR_MESSAGE": "later", "RETRY_ATTEMPTS": "2",
                "EXHAUSTED_RETRY_CONDITION": "MaximumRetryAttempts", "IS_PAYLOAD_TRUNCATED": "false",
                "SCHEDULED_TIME": "2026-01-01T01:00:00Z",
                "SCHEDULE_ARN": "arn:aws:scheduler:us-east-1:000000000000:schedule/default/lost",
                "TARGET_ARN": "arn:aws:sqs:us-east-1:000000000000:mail",
            ])
    }

    @Test("Rules of event buses are started by their schedules, as they are when time passes")
    func rules() async throws {
        let fixture = try SchedulesFixture()
        let rate = ScheduledRule(arn: "arn:aws:events:us-east-1:0:rule/rate", expression: "rate(6 hours)")
        fixture.rules.set([rate])
        try await fixture.running {
            try await fixture.advance(by: .hours(13), starting: 2)
            #expect(
                fixture.rules.started.sorted() == [
                    "\(rate.arn) 2026-01-01T06:30:00Z", "\(rate.arn) 2026-01-01T12:30:00Z",
                ])
            fixture.rules.set([ScheduledRule(arn: rate.arn, expression: "cron(0 15 * * ? *)")])
            fixture.service.engine.rulesChanged()
            try await fixture.advance(by: .hours(24), starting: 1)
            fixture.rules.set([])
            fixture.service.engine.rulesChanged()
            try await fixture.advance(by: .hours(24), starting: 0)
        }
        #expect(fixture.rules.started.last == "\(rate.arn) 2026-01-01T15:00:00Z")
    }

    @Test("A disabled schedule is not started, and one that is enabled again goes on from now")
    func disabled() async throws {
        let fixture = try SchedulesFixture()
        try await fixture.create("off", "cron(0 * * * ? *)", more: #","State":"DISABLED""#)
        try await fixture.running {
            try await fixture.advance(by: .days(1), starting: 0)
            let body = #"""
                {"ScheduleExpression":"cron(0 * * * ? *)","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{
                "Arn":"arn:aws:sqs:us-east-1:000000000000:mail","RoleArn":"arn:aws:iam::000000000000:role/r"}}
                """#
            #expect(await fixture.call("PUT", "/schedules/off", body).status == 200)
            try await fixture.advance(by: .hours(2), starting: 2)
        }
    }

    @Test("A schedule of the template keeps its timer over a start, and goes when the template no longer has it")
    func templates() async throws {
        let body = #"""
            {"ScheduleExpression":"at(2026-01-01T01:00:00)","GroupName":"default","FlexibleTimeWindow":{"Mode":"OFF"},
            "Target":{"Arn":"arn:aws:sqs:us-east-1:000000000000:mail","RoleArn":"arn:aws:iam::000000000000:role/r",
            "Input":"missed"}}
            """#
        let schedule = SchedulesService.TemplateSchedule(name: "once", body: Array(body.utf8))
        try await TemporaryDirectory.with { directory in
            let location = StoreLocation.directory(directory.path)
            do { try await SchedulesFixture(at: location).service.install(schedule) }
            let next = try await eventually("the store to be closed") {
                try? SchedulesFixture(at: location, later: .days(1))
            }
            try await next.service.install(schedule)
            try await next.service.removeTemplateSchedules(except: [("default", "once")])
            try await next.running {
                try await eventually("the missed time") { next.target.bodies == ["missed"] }
            }
            try await next.service.removeTemplateSchedules(except: [])
            #expect(await next.call("GET", "/schedules/once").status == 404)
        }
    }
}
