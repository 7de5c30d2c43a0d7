import Schedules
import Storage
import TestSupport
import Testing
import VirtualTime

@Suite("Advances", .timeLimit(.minutes(2)))
struct ScheduleAdvanceTests {
    @Test("An advance right after a start does not make up for what was missed before it")
    func restart() async throws {
        let fixture = try SchedulesFixture()
        try await fixture.create("hourly", "cron(0 * * * ? *)")
        try await fixture.create("once", "at(2026-01-01T05:00:00)", input: "once")
        // The emulator was off for a day, and the advance comes before the engine has looked.
        fixture.standStill(for: .days(1))
        let start = fixture.clock.now
        #expect(try await fixture.service.engine.accept(after: start, until: start.advanced(by: .hours(2))) == 3)
    }

    @Test("What an advance accepted is started at the next start, also when it was killed before the clock had moved")
    func killed() async throws {
        try await TemporaryDirectory.with { directory in
            let location = StoreLocation.directory(directory.path)
            do {
                let killed = try SchedulesFixture(at: location)
                try await killed.create("daily", "cron(0 1 * * ? *)")
                let start = killed.clock.now
                #expect(try await killed.service.engine.accept(after: start, until: start.advanced(by: .days(1))) == 1)
            }
            let next = try await eventually("the store to be closed") { try? SchedulesFixture(at: location) }
            try await next.running {
                try await eventually("the message") { next.target.bodies == ["2026-01-01T01:00:00Z"] }
            }
        }
    }

    @Test("An advance whose time could not be kept leaves what it accepted to be started all the same")
    func unkept() async throws {
        let fixture = try SchedulesFixture()
        try await fixture.create("once", "at(2026-01-01T01:00:00)", input: "early")
        try await fixture.running {
            let start = fixture.clock.now
            #expect(try await fixture.service.engine.accept(after: start, until: start.advanced(by: .hours(1))) == 1)
            // The clock did not move: early rather than never.
            await fixture.service.engine.startAccepted()
            try await eventually("the message") { fixture.target.bodies == ["early"] }
        }
    }
}
