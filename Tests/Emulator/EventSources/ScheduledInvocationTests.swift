import EventSources
import FoundationEssentials
import Functions
import Logging
import TestSupport
import Testing

@Suite("A schedule", .timeLimit(.minutes(2)))
struct ScheduledInvocationTests {
    @Test("The function is invoked first one interval after the start, and then at every interval")
    func rate() async throws {
        let clock = ManualClock()
        let invoker = FakeInvoker(result: "null")
        try await EventSourceFixture.running(schedule(invoker, clock)) { _ in
            try await sleeping(clock)
            clock.advance(by: .seconds(59))
            #expect(invoker.payloads.isEmpty)
            clock.advance(by: .seconds(1))
            try await eventually("the first invocation") { invoker.payloads.count == 1 }
            try await sleeping(clock)
            clock.advance(by: .seconds(60))
            try await eventually("the second invocation") { invoker.payloads.count == 2 }
        }
    }

    @Test("The event is AWS's scheduled event")
    func event() async throws {
        let clock = ManualClock()
        let invoker = FakeInvoker(result: "null")
        try await EventSourceFixture.running(schedule(invoker, clock)) { _ in
            try await sleeping(clock)
            clock.advance(by: .seconds(60))
            try await eventually("the invocation") { invoker.payloads.count == 1 }
        }
        let text = String(decoding: try #require(invoker.payloads.first), as: UTF8.self)
        #expect(
            text == #"{"account":"000000000000","detail":{},"detail-type":"Scheduled Event","#
                + #""id":"00000000-0000-0000-0000-000000000000","region":"eu-central-1","#
                + #""resources":["arn:aws:events:eu-central-1:000000000000:rule/sweep"],"source":"aws.events","#
                + #""time":"2026-01-01T00:00:00Z","version":"0"}"#)
    }

    @Test("A constant input takes the event's place")
    func constantInput() async throws {
        let clock = ManualClock()
        let invoker = FakeInvoker(result: "null")
        try await EventSourceFixture.running(schedule(invoker, clock, input: #"{"limit":3}"#)) { _ in
            try await sleeping(clock)
            clock.advance(by: .seconds(60))
            try await eventually("the invocation") { invoker.payloads.count == 1 }
        }
        #expect(invoker.payloads == [Array(#"{"limit":3}"#.utf8)])
    }

    @Test("Failing and missing functions do not end the schedule")
    func failures() async throws {
        let clock = ManualClock()
        let invoker = FakeInvoker { call, _ throws(InvocationError) in
            guard call > 1 else { throw InvocationError(.resourceNotFound, "Function not found") }
            return InvocationResult(requestID: "r", payload: [], failure: .unhandled)
        }
        try await EventSourceFixture.running(schedule(invoker, clock)) { _ in
            for call in 1...3 {
                try await sleeping(clock)
                clock.advance(by: .seconds(60))
                try await eventually("invocation \(call)") { invoker.payloads.count == call }
            }
        }
    }

    @Test("A slow invocation does not delay the next one, and a shutdown waits for it")
    func overlap() async throws {
        let clock = ManualClock()
        let gate = Gate()
        let invoker = FakeInvoker { _, _ in
            await gate.pass()
            return InvocationResult(requestID: "r", payload: [])
        }
        try await EventSourceFixture.running(schedule(invoker, clock)) { _ in
            for call in 1...2 {
                try await sleeping(clock)
                clock.advance(by: .seconds(60))
                try await eventually("invocation \(call)") { invoker.running == call }
            }
            gate.open()
        }
        #expect(invoker.running == 0)
    }

    private func sleeping(_ clock: ManualClock) async throws {
        try await eventually("the schedule to wait") { clock.sleeperCount == 1 }
    }

    private func schedule(_ invoker: FakeInvoker, _ clock: ManualClock, input: String? = nil) -> ScheduledInvocation {
        ScheduledInvocation(
            ScheduledInvocationConfiguration(
                name: "sweep", function: "Stack/Sweep", intervalSeconds: 60, input: input, region: "eu-central-1",
                accountID: "000000000000"),
            invoker: invoker, logger: Logger(label: "test"), clock: clock,
            now: { Date(timeIntervalSince1970: 1_767_225_600) },
            makeUUID: { UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) })
    }
}
