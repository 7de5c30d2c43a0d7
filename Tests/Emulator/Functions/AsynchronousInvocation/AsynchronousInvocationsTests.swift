import Delivery
import FoundationEssentials
import GRDB
import Storage
import TestSupport
import Testing
import VirtualTime

@testable import Functions

@Suite("Asynchronous invocations", .timeLimit(.minutes(2)))
struct AsynchronousInvocationsTests {
    private static let queue = "arn:aws:sqs:us-east-1:123456789012:results"

    @Test("A failing function is invoked again after one minute and after two, with the same request id")
    func retries() async throws {
        let invoker = ScriptedInvoker.answering("{}", failure: .unhandled)
        try await AsynchronousFixture.with(invoker: invoker) { fixture in
            let requestID = try await fixture.enqueue(#"{"n":1}"#)
            try await fixture.settles(calls: 1)
            fixture.clock.advance(by: .seconds(59))
            #expect(invoker.calls.count == 1)
            fixture.clock.advance(by: .seconds(1))
            try await fixture.settles(calls: 2)
            fixture.clock.advance(by: .seconds(120))
            try await fixture.empties()
            #expect(invoker.calls.map(\.requestID) == [requestID, requestID, requestID])
            #expect(Set(invoker.calls.map(\.payload)) == [#"{"n":1}"#])
            #expect(fixture.invocations.waitingCount == 0)
        }
    }

    @Test("While the functions shut down, those in hand stay on disk and no others are tried")
    func shutdown() async throws {
        let invoker = ScriptedInvoker { _ throws(InvocationError) in
            throw InvocationError(.shuttingDown, "The emulator is shutting down.")
        }
        try await AsynchronousFixture.with(invoker: invoker) { fixture in
            for _ in 0..<30 { _ = try await fixture.enqueue() }
            try await eventually("as many as may be at once") {
                invoker.calls.count >= DeliveryLanes.laneRunningMax
            }
            #expect(fixture.invocations.waitingCount == 30)
            #expect(invoker.calls.count == DeliveryLanes.laneRunningMax)
            let kept = try await fixture.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM invocation") }
            #expect(kept == 30)
        }
    }

    @Test("The destination for failures is told after the last retry, that for successes at once")
    func destinations() async throws {
        let invoker = ScriptedInvoker { call in
            InvocationResult(
                requestID: "r", payload: Array(#"{"errorMessage":"no"}"#.utf8), failure: call == 1 ? .unhandled : nil)
        }
        try await AsynchronousFixture.with(invoker: invoker) { fixture in
            try await fixture.configs.set(
                EventInvokeConfig(
                    maximumRetryAttempts: 0,
                    destinationConfig: DestinationConfig(
                        onSuccess: .init(arn: Self.queue), onFailure: .init(arn: Self.queue))),
                for: AsynchronousFixture.arn)
            for expected in ["RetriesExhausted", "Success"] {
                _ = try await fixture.enqueue()
                let record = try await eventually(within: .seconds(20), "a record of \(expected)") {
                    fixture.target.deliveries.first { $0.body.contains(#""condition":"\#(expected)""#) }
                }
                #expect(record.target == Self.queue)
                #expect(record.body.contains(#""functionArn":"\#(AsynchronousFixture.arn):$LATEST""#))
            }
        }
    }

    @Test("A dead-letter queue gets the event itself, with the error in attributes")
    func deadLetter() async throws {
        let function = AsynchronousFixture.function(deadLetterTargetARN: Self.queue)
        let invoker = ScriptedInvoker.answering(#"{"errorMessage":"broken","errorType":"E"}"#, failure: .unhandled)
        try await AsynchronousFixture.with(function: function, invoker: invoker) { fixture in
            try await fixture.configs.set(EventInvokeConfig(maximumRetryAttempts: 0), for: AsynchronousFixture.arn)
            let requestID = try await fixture.enqueue(#"{"n":1}"#)
            let letter = try await eventually(within: .seconds(20), "a dead letter") {
                fixture.target.deliveries.first
            }
            #expect(letter.body == #"{"n":1}"#)
            #expect(
                letter.attributes == [
                    "RequestID": .init(type: "String", value: requestID),
                    "ErrorCode": .init(type: "Number", value: "200"),
                    "ErrorMessage": .init(type: "String", value: "broken"),
                ])
        }
    }

    @Test("Throttled events wait without using up retries, until they are too old")
    func throttles() async throws {
        let function = AsynchronousFixture.function(deadLetterTargetARN: Self.queue)
        let invoker = ScriptedInvoker { _ throws(InvocationError) in
            throw InvocationError(.tooManyRequests, "Rate Exceeded.")
        }
        try await AsynchronousFixture.with(function: function, invoker: invoker) { fixture in
            try await fixture.configs.set(
                EventInvokeConfig(maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60), for: AsynchronousFixture.arn)
            _ = try await fixture.enqueue()
            try await fixture.settles(calls: 1)
            fixture.clock.advance(by: .seconds(2))
            try await fixture.settles(calls: 2)
            fixture.clock.advance(by: .seconds(60))
            try await fixture.empties()
            #expect(invoker.calls.count == 2)
            let letter = try await eventually(within: .seconds(20), "a dead letter") {
                fixture.target.deliveries.first
            }
            #expect(letter.attributes["ErrorCode"]?.value == "429")
        }
    }

    @Test("A function that reserves no concurrency is not invoked, and its destination is told")
    func zeroConcurrency() async throws {
        let invoker = ScriptedInvoker.answering("{}")
        let function = AsynchronousFixture.function(reservedConcurrency: 0)
        try await AsynchronousFixture.with(function: function, invoker: invoker) { fixture in
            try await fixture.configs.set(
                EventInvokeConfig(destinationConfig: DestinationConfig(onFailure: .init(arn: Self.queue))),
                for: AsynchronousFixture.arn)
            _ = try await fixture.enqueue()
            let record = try await eventually(within: .seconds(20), "a record") { fixture.target.deliveries.first }
            #expect(record.body.contains(#""condition":"ZeroReservedConcurrency","approximateInvokeCount":0"#))
            #expect(invoker.calls.isEmpty)
        }
    }

    @Test("What waits at the end is performed after the next start, and only what was not done before")
    func restart() async throws {
        try await TemporaryDirectory.with { directory in
            let location = StoreLocation.directory(directory.path)
            let clock = VirtualClock()
            try await AsynchronousFixture.with(
                location, clock: clock, invoker: .answering("{}", failure: .unhandled)
            ) { fixture in
                _ = try await fixture.enqueue(#"{"n":1}"#)
                try await fixture.settles(calls: 1)
                let synchronous = try await fixture.store.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
                #expect(synchronous == 2)
            }
            clock.advance(by: .seconds(60))
            let invoker = ScriptedInvoker.answering("{}")
            try await AsynchronousFixture.with(location, clock: clock, invoker: invoker) { fixture in
                try await fixture.empties()
                #expect(invoker.calls.map(\.payload) == [#"{"n":1}"#])
            }
        }
    }

    @Test("Events of one function that hangs hold up no other's")
    func lanes() async throws {
        let invoker = ScriptedInvoker { call throws(InvocationError) in
            if call <= DeliveryLanes.laneRunningMax { try? await Task.sleep(for: .seconds(600)) }
            return InvocationResult(requestID: "r", payload: Array("{}".utf8))
        }
        try await AsynchronousFixture.with(invoker: invoker) { fixture in
            for _ in 0...DeliveryLanes.laneRunningMax { _ = try await fixture.enqueue("\"hang\"") }
            try await eventually("all places taken") { invoker.calls.count == DeliveryLanes.laneRunningMax }
            let other = FunctionConfiguration(
                id: FunctionID(stack: "Shop", logicalID: "Other"), name: "other", handler: "x",
                runtime: "provided.al2", codePath: "/none")
            _ = try await fixture.invocations.enqueue(other, payload: Array("1".utf8), options: InvocationOptions())
            try await eventually("the other function's turn") { invoker.calls.contains { $0.payload == "1" } }
        }
    }
}
