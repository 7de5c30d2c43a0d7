import EventSources
import FoundationEssentials
import Functions
import LambdaEvents
import Logging
import Queues
import ServiceLifecycle
import TestSupport
import Testing

@Suite("An event source mapping of a queue", .timeLimit(.minutes(2)))
struct QueueEventSourceTests {
    @Test("Messages go to the function in one batch and are deleted when it succeeds")
    func success() async throws {
        try await EventSourceFixture.with { fixture in
            _ = try await fixture.send("one", "two", "three")
            let invoker = FakeInvoker(result: "null")
            try await EventSourceFixture.running(fixture.source(invoker)) { _ in
                try await fixture.settles(inFlight: 0)
            }
            #expect(try invoker.bodies() == [["one", "two", "three"]])
        }
    }

    @Test("Messages go to the function also where those that the filter holds back cannot be deleted in time")
    func filteredTooLate() async throws {
        try await EventSourceFixture.with { fixture in
            // A handle of a FIFO queue ends with its visibility timeout, here at once.
            try await fixture.queues.createQueue(
                name: "late.fifo", attributes: ["FifoQueue": "true", "VisibilityTimeout": "0"])
            for (number, body) in [#"{"kind":"other"}"#, #"{"kind":"wanted"}"#].enumerated() {
                _ = try await fixture.queues.send(
                    body, toQueue: "late.fifo", groupID: "\(number)", deduplicationID: "\(number)")
            }
            var criteria = EventSourceSettings.FilterCriteria(filters: [])
            criteria.filters = [.init(pattern: #"{"body":{"kind":["wanted"]}}"#)]
            let invoker = FakeInvoker(result: "null")
            let source = QueueEventSource(
                QueueEventSourceConfiguration(
                    function: "Stack/Function", queueARN: fixture.queues.arn(ofQueue: "late.fifo"),
                    filter: try RecordFilter(criteria)),
                queues: fixture.queues, invoker: invoker, logger: Logger(label: "test"), clock: ContinuousClock())
            try await EventSourceFixture.running(source) { _ in
                try await eventually("an invocation") { !invoker.payloads.isEmpty }
            }
            #expect(try invoker.bodies().first == [#"{"kind":"wanted"}"#])
        }
    }

    @Test("What follows in a group waits where its earlier messages succeeded and could not be deleted")
    func deletedTooLate() async throws {
        try await EventSourceFixture.with { fixture in
            try await fixture.queues.createQueue(
                name: "late.fifo", attributes: ["FifoQueue": "true", "VisibilityTimeout": "0"])
            // Too much for one event.
            for number in 0..<7 {
                _ = try await fixture.queues.send(
                    "\(number)" + String(repeating: "x", count: 1_000_000), toQueue: "late.fifo", groupID: "g",
                    deduplicationID: "\(number)")
            }
            let invoker = FakeInvoker(result: "null")
            let source = QueueEventSource(
                QueueEventSourceConfiguration(
                    function: "Stack/Function", queueARN: fixture.queues.arn(ofQueue: "late.fifo"),
                    maximumConcurrency: 2),
                queues: fixture.queues, invoker: invoker, logger: Logger(label: "test"), clock: ContinuousClock())
            try await EventSourceFixture.running(source) { _ in
                try await eventually("two invocations") { invoker.payloads.count >= 2 }
            }
            #expect(try invoker.bodies().allSatisfy { $0.first?.first == "0" })
        }
    }

    @Test("A message that arrives while nothing waits is brought at once")
    func wakeUp() async throws {
        try await EventSourceFixture.with { fixture in
            let invoker = FakeInvoker(result: "null")
            try await EventSourceFixture.running(fixture.source(invoker)) { _ in
                for body in ["one", "two"] {
                    _ = try await fixture.send(body)
                    try await fixture.settles(inFlight: 0)
                }
            }
            #expect(try invoker.bodies() == [["one"], ["two"]])
        }
    }

    @Test("Messages of a batch whose function fails stay, hidden until their visibility timeout, and come again")
    func failure() async throws {
        try await EventSourceFixture.with(["VisibilityTimeout": "1"]) { fixture in
            _ = try await fixture.send("one")
            let invoker = FakeInvoker { call, _ in
                InvocationResult(requestID: "r", payload: Array("{}".utf8), failure: call == 1 ? .unhandled : nil)
            }
            try await EventSourceFixture.running(fixture.source(invoker)) { _ in
                try await eventually("the second invocation") { invoker.payloads.count == 2 }
                try await fixture.settles(inFlight: 0)
            }
            let counts = try invoker.payloads.map {
                try JSONDecoder().decode(SQSEvent.self, from: Data($0)).records.first?
                    .attributes["ApproximateReceiveCount"]
            }
            #expect(counts == ["1", "2"])
        }
    }

    @Test("With ReportBatchItemFailures only the messages that the function names stay")
    func partialFailure() async throws {
        try await EventSourceFixture.with { fixture in
            let sent = try await fixture.send("good", "bad", "fine")
            let invoker = FakeInvoker(
                result: #"{"batchItemFailures":[{"itemIdentifier":"\#(sent[1].messageID)"}]}"#)
            try await EventSourceFixture.running(fixture.source(invoker, reportsFailures: true)) { _ in
                try await fixture.settles(inFlight: 1)
            }
            #expect(invoker.payloads.count == 1)
        }
    }

    @Test("A function may have set the visibility of a failed message itself, and it comes again then")
    func ownVisibility() async throws {
        try await EventSourceFixture.with(["VisibilityTimeout": "180"]) { fixture in
            let sent = try await fixture.send("retry")
            let queues = fixture.queues
            let invoker = FakeInvoker { call, payload in
                guard call == 1 else { return InvocationResult(requestID: "r", payload: []) }
                let records = try? JSONDecoder().decode(SQSEvent.self, from: Data(payload)).records
                try? await queues.changeVisibility(
                    records?.first?.receiptHandle ?? "", ofQueue: "orders", timeoutSeconds: 0)
                let failure = #"{"batchItemFailures":[{"itemIdentifier":"\#(sent[0].messageID)"}]}"#
                return InvocationResult(requestID: "r", payload: Array(failure.utf8))
            }
            try await EventSourceFixture.running(fixture.source(invoker, reportsFailures: true)) { _ in
                try await eventually("the second invocation") { invoker.payloads.count == 2 }
                try await fixture.settles(inFlight: 0)
            }
        }
    }

    @Test("A throttled invocation is tried again with the same messages, without another receive")
    func throttling() async throws {
        try await EventSourceFixture.with { fixture in
            _ = try await fixture.send("one")
            let clock = ManualClock()
            let invoker = FakeInvoker { call, _ throws(InvocationError) in
                guard call > 3 else { throw InvocationError(.tooManyRequests, "Rate Exceeded.") }
                return InvocationResult(requestID: "r", payload: [])
            }
            try await EventSourceFixture.running(fixture.source(invoker, clock: clock)) { _ in
                for tries in 1...3 {
                    try await eventually("try \(tries)") { invoker.payloads.count == tries && clock.sleeperCount == 1 }
                    clock.advance(by: .seconds(5))
                }
                try await fixture.settles(inFlight: 0)
            }
            #expect(Set(invoker.payloads).count == 1)
            #expect(invoker.payloads.count == 4)
        }
    }

    @Test("A function that does not exist leaves the messages where they are")
    func unknownFunction() async throws {
        try await EventSourceFixture.with { fixture in
            _ = try await fixture.send("one")
            let invoker = FakeInvoker { _, _ throws(InvocationError) in
                throw InvocationError(.resourceNotFound, "Function not found")
            }
            try await EventSourceFixture.running(fixture.source(invoker)) { _ in
                try await fixture.settles(inFlight: 1)
            }
        }
    }

    @Test("No more batches run at once than the maximum concurrency, and no fewer while there is work")
    func maximumConcurrency() async throws {
        try await EventSourceFixture.with { fixture in
            for index in 0..<12 { _ = try await fixture.send("\(index)") }
            let gate = Gate()
            let invoker = FakeInvoker { _, _ in
                await gate.pass()
                return InvocationResult(requestID: "r", payload: [])
            }
            let source = fixture.source(invoker, batchSize: 1, maximumConcurrency: 3)
            try await EventSourceFixture.running(source) { _ in
                try await eventually("three at once") { invoker.running == 3 }
                // What waits for a place is not received before it has one.
                #expect(
                    try await fixture.queues.counts(ofQueue: "orders")
                        == MessageCounts(visible: 9, inFlight: 3, delayed: 0))
                gate.open()
                try await fixture.settles(inFlight: 0)
            }
            #expect(invoker.runningMax == 3)
            #expect(try Set(invoker.bodies().flatMap(\.self)).count == 12)
        }
    }

    @Test("A shutdown lets the batch in hand finish, deletes it, and receives nothing more")
    func shutdown() async throws {
        try await EventSourceFixture.with { fixture in
            _ = try await fixture.send("in hand")
            let gate = Gate()
            let invoker = FakeInvoker { _, _ in
                await gate.pass()
                return InvocationResult(requestID: "r", payload: [])
            }
            try await EventSourceFixture.running(fixture.source(invoker)) { group in
                try await eventually("the invocation, and another receive that waits") {
                    invoker.running == 1 && fixture.queues.waitingReceiverCount(ofQueue: "orders") == 1
                }
                await group.triggerGracefulShutdown()
                // A receive that was waiting when the shutdown came has ended before this message is sent.
                try await eventually("the end of waiting") {
                    fixture.queues.waitingReceiverCount(ofQueue: "orders") == 0
                }
                _ = try await fixture.send("too late")
                gate.open()
            }
            #expect(try invoker.bodies() == [["in hand"]])
            #expect(
                try await fixture.queues.counts(ofQueue: "orders")
                    == MessageCounts(visible: 1, inFlight: 0, delayed: 0))
        }
    }

    @Test("A batching window gathers what arrives in it")
    func window() async throws {
        try await EventSourceFixture.with { fixture in
            let clock = ManualClock()
            let invoker = FakeInvoker(result: "null")
            let source = fixture.source(invoker, batchSize: 100, windowSeconds: 30, clock: clock)
            try await EventSourceFixture.running(source) { _ in
                _ = try await fixture.send("one")
                try await eventually("the window") { clock.sleeperCount == 1 }
                _ = try await fixture.send("two")
                try await fixture.settles(inFlight: 2)
                #expect(invoker.payloads.isEmpty)
                clock.advance(by: .seconds(30))
                try await fixture.settles(inFlight: 0)
            }
            #expect(try invoker.bodies() == [["one", "two"]])
        }
    }

    @Test("A full batch does not wait for its window")
    func fullWindow() async throws {
        try await EventSourceFixture.with { fixture in
            let invoker = FakeInvoker(result: "null")
            _ = try await fixture.send("one", "two")
            let source = fixture.source(invoker, batchSize: 2, windowSeconds: 300, clock: ManualClock())
            try await EventSourceFixture.running(source) { _ in
                try await fixture.settles(inFlight: 0)
            }
            #expect(try invoker.bodies() == [["one", "two"]])
        }
    }

    @Test("A queue that is gone is told once and does not end the event source, which goes on when it is back")
    func missingQueue() async throws {
        try await EventSourceFixture.with { fixture in
            let clock = ManualClock()
            let log = RecordedLog()
            let invoker = FakeInvoker(result: "null")
            let source = QueueEventSource(
                QueueEventSourceConfiguration(
                    function: "Stack/Function", queueARN: "arn:aws:sqs:eu-central-1:000000000000:later"),
                queues: fixture.queues, invoker: invoker, logger: log.logger(), clock: clock)
            try await EventSourceFixture.running(source) { _ in
                for _ in 0..<3 {
                    try await eventually("the pause after a failed receive") { clock.sleeperCount == 1 }
                    clock.advance(by: .seconds(1))
                }
                try await eventually("the pause after a failed receive") { clock.sleeperCount == 1 }
                #expect(log.messages == ["Receiving for the function failed"])
                try await fixture.queues.createQueue(name: "later", attributes: [:])
                _ = try await fixture.queues.send("one", toQueue: "later")
                clock.advance(by: .seconds(1))
                try await eventually("the invocation") { invoker.payloads.count == 1 }
            }
        }
    }

    @Test("A poisonous message ends in the dead-letter queue, the others get through")
    func deadLetter() async throws {
        let policy = #"{"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:000000000000:dead","maxReceiveCount":2}"#
        try await EventSourceFixture.with(["VisibilityTimeout": "1", "RedrivePolicy": policy]) { fixture in
            try await fixture.queues.createQueue(name: "dead", attributes: [:])
            _ = try await fixture.send("poison", "good")
            let invoker = FakeInvoker { _, payload in
                let isPoison = String(decoding: payload, as: UTF8.self).contains("poison")
                return InvocationResult(requestID: "r", payload: [], failure: isPoison ? .unhandled : nil)
            }
            let dead = try await EventSourceFixture.running(fixture.source(invoker, batchSize: 1)) { _ in
                try await fixture.queues.receive(fromQueue: "dead", ReceiveOptions(waitSeconds: 20))
            }
            #expect(dead.map(\.body) == ["poison"])
            #expect(try invoker.bodies().flatMap(\.self).sorted() == ["good", "poison", "poison"])
        }
    }
}
