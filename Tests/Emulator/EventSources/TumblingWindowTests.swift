import FoundationEssentials
import Functions
import LambdaEvents
import TestSupport
import Testing
import VirtualTime

@testable import EventSources

@Suite("Tumbling windows")
struct TumblingWindowTests {
    @Test("Windows follow each other from 1970 on")
    func bounds() {
        let window = TumblingWindow(of: 1_596_128_523_000, lengthSeconds: 300)
        #expect(StreamEvent.time(window.startMilliseconds) == "2020-07-30T17:00:00Z")
        #expect(StreamEvent.time(window.endMilliseconds) == "2020-07-30T17:05:00Z")
    }

    @Test("A window's state goes from call to call, and the last call has no records")
    func aggregation() async throws {
        try await StreamFixture.with { fixture in
            let function = FakeInvoker { _, payload in Self.summing(payload) }
            let configuration = fixture.configuration {
                $0.tumblingWindowSeconds = 60
                $0.batchSize = 2
            }
            try await Self.alignToWindow(fixture)
            try await fixture.put(1...5)
            try await fixture.running(function, configuration) {
                try await eventually("the records") { try function.numbers().flatMap(\.self) == Array(1...5) }
                try await eventually("it waits for the window's end") { fixture.clock.sleeperCount > 0 }
                fixture.clock.advance(by: .seconds(62))
                try await eventually("the last call") { function.payloads.count == 4 }
                try await fixture.put([6])
                try await eventually("the next window") { function.payloads.count == 5 }
            }
            let events = try function.streamEvents()
            #expect(events.map { $0.state?["sum"]?.integer } == [nil, 3, 10, 15, nil])
            #expect(events.map(\.isFinalInvokeForWindow) == [false, false, false, true, false])
            #expect(events.allSatisfy { $0.isWindowTerminatedEarly == false })
            #expect(events[3].records.isEmpty)
            #expect(Set(events[0...3].map(\.window?.start)).count == 1)
            #expect(events[4].window?.start == events[3].window?.end)
            #expect(events[0].eventSourceARN == fixture.streamARN)
            #expect(events[0].shardId?.hasPrefix("shardId-") == true)
        }
    }

    @Test("A restart goes on with the window's state")
    func restart() async throws {
        try await StreamFixture.with { fixture in
            let configuration = fixture.configuration { $0.tumblingWindowSeconds = 900 }
            try await Self.alignToWindow(fixture, seconds: 900)
            let first = FakeInvoker { _, payload in Self.summing(payload) }
            try await fixture.put([1])
            try await fixture.running(first, configuration) {
                try await eventually("a first record") { first.payloads.count == 1 }
            }
            let second = FakeInvoker { _, payload in Self.summing(payload) }
            try await fixture.put([2])
            try await fixture.running(second, configuration) {
                try await eventually("a second record") { second.payloads.count == 1 }
            }
            #expect(try second.streamEvents().first?.state?["sum"]?.integer == 1)
        }
    }

    @Test("A state over 1 MB ends the window early")
    func early() async throws {
        try await StreamFixture.with { fixture in
            let large = String(repeating: "x", count: TumblingWindow.stateBytesMax)
            let function = FakeInvoker { call, payload in
                call == 1
                    ? InvocationResult(requestID: "r", payload: Array(#"{"state":{"large":"\#(large)"}}"#.utf8))
                    : Self.summing(payload)
            }
            try await Self.alignToWindow(fixture, seconds: 900)
            try await fixture.put([1])
            try await fixture.running(function, fixture.configuration { $0.tumblingWindowSeconds = 900 }) {
                try await eventually("the early end") { function.payloads.count == 2 }
                try await fixture.put([2])
                try await eventually("the same window again") { function.payloads.count == 3 }
            }
            let events = try function.streamEvents()
            #expect(events[1].isFinalInvokeForWindow == true && events[1].isWindowTerminatedEarly == true)
            #expect(events[2].isFinalInvokeForWindow == false && events[2].state == [:])
            #expect(events[2].window == events[1].window)
        }
    }

    @Test("A result without state is tried again")
    func missingState() async throws {
        try await StreamFixture.with { fixture in
            let function = FakeInvoker { call, payload in
                call == 1 ? InvocationResult(requestID: "r", payload: []) : Self.summing(payload)
            }
            try await fixture.put([1])
            try await fixture.running(function, fixture.configuration { $0.tumblingWindowSeconds = 900 }) {
                try await StreamEventSourceTests.advancing(fixture, by: .seconds(1)) { function.payloads.count == 2 }
            }
            #expect(try function.numbers() == [[1], [1]])
        }
    }

    /// Moves the clock to a window's beginning, so that what a test writes lies in one window.
    private static func alignToWindow(_ fixture: StreamFixture, seconds: Int64 = 60) async throws {
        let length = seconds * 1_000
        fixture.clock.advance(by: .milliseconds(length - fixture.clock.now.milliseconds % length + 1))
    }

    private static func summing(_ payload: [UInt8]) -> InvocationResult {
        let event = try? JSONDecoder().decode(DynamoDBEvent.self, from: Data(payload))
        let added = (event?.records ?? []).reduce(0) { $0 + ($1.dynamodb.newImage?["n"]?.integer ?? 0) }
        let sum = (event?.state?["sum"]?.integer ?? 0) + added
        return InvocationResult(requestID: "r", payload: Array(#"{"state":{"sum":\#(sum)}}"#.utf8))
    }
}
