import Delivery
import Queues
import Testing

@Suite("Deliveries to queues")
struct QueueDeliveryTargetTests {
    private static let arn = "arn:aws:sqs:eu-central-1:000000000000:orders"
    private static let once = RetryPolicy(phases: [])

    @Test("A delivery becomes a message with its attributes, its group and its trace header")
    func delivery() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let trace = "Root=1-5759e988-bd862e3fe1be46a994272793"
            try await QueueDeliveryTarget(fixture.service).accept(
                Delivery(
                    lane: "l", target: Self.arn, body: "hello",
                    attributes: [
                        "text": Delivery.Attribute(type: "String", value: "a"),
                        "raw": Delivery.Attribute(type: "Binary.png", value: "AQI="),
                    ],
                    retry: Self.once, messageGroupID: "g", messageDeduplicationID: "d", traceHeader: trace))
            let message = try #require(
                try await fixture.service.receive(fromQueue: "orders", ReceiveOptions()).first)
            #expect(message.body == "hello")
            #expect(message.messageAttributes["text"] == MessageAttribute(dataType: "String", stringValue: "a"))
            #expect(message.messageAttributes["raw"]?.binaryValue.map(Array.init) == [1, 2])
            #expect(message.systemAttributes["MessageGroupId"] == "g")
            #expect(message.systemAttributes["AWSTraceHeader"] == trace)
        }
    }

    @Test(
        "A delivery that can never arrive fails with SQS's code and is not tried again",
        arguments: [
            ("arn:aws:sqs:eu-central-1:000000000000:gone", "x", "AWS.SimpleQueueService.NonExistentQueue"),
            ("arn:aws:sqs:us-east-1:000000000000:orders", "x", "AWS.SimpleQueueService.NonExistentQueue"),
            (arn, "\u{1}", "InvalidMessageContents"),
        ])
    func failures(target: String, body: String, code: String) async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let failure = await #expect(throws: DeliveryFailure.self) {
                try await QueueDeliveryTarget(fixture.service).accept(
                    Delivery(lane: "l", target: target, body: body, retry: Self.once))
            }
            #expect(failure?.code == code)
            #expect(failure?.isRetryable == false)
        }
    }
}
