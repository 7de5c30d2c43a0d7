import TestSupport
import Testing
import VirtualTime

@Suite("The virtual clock")
struct VirtualClockTests {
    @Test("An advance wakes the sleeper whose time has come, and no other", .timeLimit(.minutes(1)))
    func advance() async throws {
        let clock = VirtualClock()
        let hour = Task { try await clock.sleep(for: .seconds(3_600)) }
        let day = Task { try await clock.sleep(for: .seconds(86_400)) }
        try await eventually(within: .seconds(5), "both sleep") { clock.sleeperCount == 2 }
        clock.advance(by: .seconds(3_601))
        try await hour.value
        try await eventually(within: .seconds(5), "the other sleeps on") { clock.sleeperCount == 1 }
        clock.advance(by: .seconds(90_000))
        try await day.value
        #expect(clock.sleeperCount == 0)
        #expect(clock.offset == .seconds(93_601))
    }

    @Test("A sleeper wakes by the machine's time as well", .timeLimit(.minutes(1)))
    func realTime() async throws {
        let clock = VirtualClock()
        let begin = clock.now
        try await clock.sleep(for: .milliseconds(30))
        #expect(begin.duration(to: clock.now) >= .milliseconds(30))
    }

    @Test("A cancelled sleeper throws at once and leaves nothing behind", .timeLimit(.minutes(1)))
    func cancellation() async throws {
        let clock = VirtualClock()
        let sleeper = Task { try await clock.sleep(for: .seconds(3_600)) }
        try await eventually(within: .seconds(5), "it sleeps") { clock.sleeperCount == 1 }
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
        #expect(clock.sleeperCount == 0)
    }
}
