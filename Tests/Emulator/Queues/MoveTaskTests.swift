import Logging
import Queues
import ServiceLifecycle
import TestSupport
import Testing

@Suite("Message move tasks", .timeLimit(.minutes(1)))
struct MoveTaskTests {
    private static let dead = "arn:aws:sqs:eu-central-1:000000000000:dead"
    private static let policy = #"{"deadLetterTargetArn":"\#(dead)","maxReceiveCount":1}"#

    /// A dead-letter queue with messages from `orders`.
    private func buried(_ count: Int, _ fixture: QueuesFixture) async throws {
        try await fixture.service.createQueue(name: "dead", attributes: [:])
        try await fixture.createOrders(["VisibilityTimeout": "0", "RedrivePolicy": Self.policy])
        for number in 0..<count { _ = try await fixture.service.send("m\(number)", toQueue: "orders") }
        for _ in 0..<(count / 10 + 1) * 2 {
            _ = try await fixture.orders("ReceiveMessage", #""MaxNumberOfMessages":10"#)
        }
        try #require(try await fixture.service.counts(ofQueue: "dead").visible == count)
    }

    private func working(_ fixture: QueuesFixture, _ body: () async throws -> Void) async throws {
        let group = ServiceGroup(
            configuration: .init(
                services: [QueueUpkeep(fixture.service, logger: Logger(label: "test"))],
                logger: Logger(label: "test")))
        async let ended: Void = group.run()
        do {
            try await body()
        } catch {
            await group.triggerGracefulShutdown()
            try await ended
            throw error
        }
        await group.triggerGracefulShutdown()
        try await ended
    }

    private func start(_ fixture: QueuesFixture, _ members: String = "") async throws -> WireAnswer {
        try await fixture.call("StartMessageMoveTask", #"{"SourceArn":"\#(Self.dead)"\#(members)}"#)
    }

    private func task(_ fixture: QueuesFixture) async throws -> JSON? {
        try await fixture.call("ListMessageMoveTasks", #"{"SourceArn":"\#(Self.dead)"}"#).body["Results"]?[0]
    }

    private func moved(_ fixture: QueuesFixture, _ count: Int) async throws {
        try await eventually(within: .seconds(20), "\(count) moved messages") {
            try await fixture.service.counts(ofQueue: "dead").visible + count
                == (try await self.task(fixture)?["ApproximateNumberOfMessagesToMove"]?.integer ?? -1)
        }
    }

    @Test("Messages go back to where they came from, as new ones")
    func toTheirSource() async throws {
        try await QueuesFixture.with { fixture in
            try await buried(25, fixture)
            try await working(fixture) {
                #expect(try await start(fixture).body["TaskHandle"]?.string?.isEmpty == false)
                try await eventually(within: .seconds(20), "the task's end") {
                    try await task(fixture)?["Status"]?.string == "COMPLETED"
                }
            }
            let ended = try await task(fixture)
            #expect(ended?["ApproximateNumberOfMessagesMoved"]?.integer == 25)
            #expect(ended?["ApproximateNumberOfMessagesToMove"]?.integer == 25)
            #expect(ended?["TaskHandle"] == nil)
            #expect(ended?["DestinationArn"] == nil)
            #expect(try await fixture.service.counts(ofQueue: "dead").visible == 0)
            let back = try await fixture.service.receive(fromQueue: "orders", ReceiveOptions(maxMessages: 10))
            #expect(back.count == 10)
            #expect(back.allSatisfy { $0.systemAttributes["ApproximateReceiveCount"] == "1" })
            #expect(back.allSatisfy { $0.systemAttributes["DeadLetterQueueSourceArn"] == nil })
        }
    }

    @Test("A rate counts by the clock, and a task may be cancelled between two messages")
    func rate() async throws {
        try await QueuesFixture.with { fixture in
            try await buried(10, fixture)
            try await working(fixture) {
                let handle = try #require(
                    try await start(fixture, #","MaxNumberOfMessagesPerSecond":2"#).body["TaskHandle"]?.string)
                #expect(try await task(fixture)?["Status"]?.string == "RUNNING")
                #expect(try await start(fixture).message?.hasPrefix("There is already a task running.") == true)
                fixture.clock.advance(seconds: 2)
                try await moved(fixture, 4)
                let cancelled = try await fixture.call("CancelMessageMoveTask", #"{"TaskHandle":"\#(handle)"}"#)
                #expect(cancelled.body["ApproximateNumberOfMessagesMoved"]?.integer == 4)
                fixture.clock.advance(seconds: 10)
                #expect(try await task(fixture)?["Status"]?.string == "CANCELLED")
                let again = try await fixture.call("CancelMessageMoveTask", #"{"TaskHandle":"\#(handle)"}"#)
                #expect(again.error == "UnsupportedOperation")
            }
            #expect(try await fixture.service.counts(ofQueue: "dead").visible == 6)
        }
    }

    @Test("A task that an earlier run has left goes on")
    func restart() async throws {
        try await QueuesFixture.with { fixture in
            try await buried(5, fixture)
            _ = try await start(fixture)
            #expect(try await task(fixture)?["Status"]?.string == "RUNNING")
            try await working(fixture) {
                try await eventually(within: .seconds(20), "the task's end") {
                    try await task(fixture)?["Status"]?.string == "COMPLETED"
                }
            }
            #expect(try await fixture.service.counts(ofQueue: "orders").visible == 5)
        }
    }

    @Test("A task fails where it cannot tell a message's source, or its destination is gone")
    func failures() async throws {
        try await QueuesFixture.with { fixture in
            try await buried(1, fixture)
            try await fixture.service.createQueue(name: "other", attributes: [:])
            let other = #","DestinationArn":"arn:aws:sqs:eu-central-1:000000000000:other""#
            _ = try await start(fixture, other)
            _ = try await fixture.call("DeleteQueue", #"{"QueueUrl":"http://x/0/other"}"#)
            try await working(fixture) {
                try await eventually(within: .seconds(20), "the task's end") {
                    try await task(fixture)?["FailureReason"]?.string == "AWS.SimpleQueueService.NonExistentQueue"
                }
                _ = try await fixture.service.send("from nowhere", toQueue: "dead")
                _ = try await start(fixture)
                try await eventually(within: .seconds(20), "the task's end") {
                    try await task(fixture)?["FailureReason"]?.string == "CouldNotDetermineMessageSource"
                }
            }
            #expect(try await task(fixture)?["Status"]?.string == "FAILED")
            #expect(try await fixture.service.counts(ofQueue: "dead").visible == 1)
        }
    }

    @Test(
        "A task that SQS refuses is refused with its code and text",
        arguments: [
            ("{}", "MissingParameter", "The request must contain the parameter SourceArn."),
            (
                #"{"SourceArn":""}"#, "InvalidParameterValue",
                "You must use this format to specify the SourceArn: "
                    + "arn:<partition>:<service>:<region>:<account-id>:<resource-id>"
            ),
            (
                #"{"SourceArn":"arn:aws:sqs:eu-central-1:000000000000:orders"}"#, "InvalidParameterValue",
                "Source queue must be configured as a Dead Letter Queue."
            ),
            (
                #"{"SourceArn":"\#(dead)","DestinationArn":"\#(dead)"}"#, "InvalidParameterValue",
                "Source queue arn and destination queue arn cannot be the same."
            ),
            (
                #"{"SourceArn":"\#(dead)","DestinationArn":"\#(dead)er"}"#, "ResourceNotFoundException",
                "The resource that you specified for the DestinationArn parameter doesn't exist."
            ),
            (
                #"{"SourceArn":"\#(dead)","DestinationArn":"\#(dead).fifo"}"#, "InvalidParameterValue",
                "The source queue and destination queue must be of the same queue type."
            ),
            (
                #"{"SourceArn":"\#(dead)","MaxNumberOfMessagesPerSecond":501}"#, "InvalidParameterValue",
                "Value for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: You must enter a number that's "
                    + "between 1 and 500."
            ),
        ])
    func refused(body: String, code: String, message: String) async throws {
        try await QueuesFixture.with { fixture in
            try await buried(0, fixture)
            try await fixture.service.createQueue(name: "dead.fifo", attributes: ["FifoQueue": "true"])
            let answer = try await fixture.call("StartMessageMoveTask", body)
            #expect(answer.queryError == "\(code);Sender")
            #expect(answer.message == message)
        }
    }

    @Test(
        "A handle that is none, or of a task that is not there, cancels nothing",
        arguments: [
            ("x", "Value for parameter TaskHandle is invalid."),
            (
                "eyJ0YXNrSWQiOiJ4Iiwic291cmNlQXJuIjoiYXJuOmF3czpzcXM6ZXUtY2VudHJhbC0xOjAwMDAwMDAwMDAwMDpkZWFkIn0=",
                "Task does not exist."
            ),
        ])
    func handles(handle: String, message: String) async throws {
        try await QueuesFixture.with { fixture in
            try await buried(0, fixture)
            let answer = try await fixture.call("CancelMessageMoveTask", #"{"TaskHandle":"\#(handle)"}"#)
            #expect(answer.message == message)
        }
    }
}
