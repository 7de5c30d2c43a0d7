import Queues
import TestSupport
import Testing

@Suite("Making FIFO queues")
struct FIFOCreationTests {
    @Test("A FIFO queue shows its attributes, which may be changed")
    func attributes() async throws {
        try await QueuesFixture.with { fixture in
            let created = try await fixture.call(
                "CreateQueue", #"{"QueueName":"orders.fifo","Attributes":{"FifoQueue":"true"}}"#)
            #expect(created.body["QueueUrl"]?.string == "http://127.0.0.1:4566/000000000000/orders.fifo")
            func shown() async throws -> [String?] {
                let all = try await fixture.ordersInOrder("GetQueueAttributes", #""AttributeNames":["All"]"#)
                return ["FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit"]
                    .map { all.body["Attributes"]?[$0]?.string }
            }
            #expect(try await shown() == ["true", "false", "queue", "perQueue"])
            let changed = try await fixture.ordersInOrder(
                "SetQueueAttributes",
                #"""
                "Attributes":{"ContentBasedDeduplication":"true","DeduplicationScope":"messageGroup",
                    "FifoThroughputLimit":"perMessageGroupId"}
                """#)
            #expect(changed.status == 200)
            #expect(try await shown() == ["true", "true", "messageGroup", "perMessageGroupId"])
        }
    }

    static let fifoNameMessage =
        "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with "
        + ".fifo suffix and be 1 to 80 in length."

    @Test(
        "Names and attributes that do not fit together are refused",
        arguments: [
            ("orders", #""FifoQueue":"true""#, "InvalidParameterValueException", fifoNameMessage),
            (
                "orders.fifo", #""DelaySeconds":"0""#, "InvalidParameterValueException",
                "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length"
            ),
            (".fifo", #""FifoQueue":"true""#, "InvalidParameterValueException", fifoNameMessage),
            ("orders", #""FifoQueue":"false""#, "InvalidAttributeName", "Unknown Attribute FifoQueue."),
            (
                "orders", #""ContentBasedDeduplication":"true""#, "InvalidAttributeName",
                "Unknown Attribute ContentBasedDeduplication. Should be used only with FIFO Queues."
            ),
            (
                "orders.fifo", #""FifoQueue":"true","FifoThroughputLimit":"perMessageGroupId""#,
                "InvalidParameterValueException",
                "The perMessageGroupId value is allowed only when the value for DeduplicationScope is messageGroup"
            ),
            (
                "orders.fifo", #""FifoQueue":"true","DeduplicationScope":"world""#, "InvalidAttributeValue",
                "Invalid value for the parameter DeduplicationScope."
            ),
            (
                "orders.fifo", #""FifoQueue":"true","ContentBasedDeduplication":"yes""#, "InvalidAttributeValue",
                "Invalid value for the parameter ContentBasedDeduplication."
            ),
        ])
    func refused(name: String, attributes: String, error: String, message: String) async throws {
        try await QueuesFixture.with { fixture in
            let answer = try await fixture.call(
                "CreateQueue", #"{"QueueName":"\#(name)","Attributes":{\#(attributes)}}"#)
            #expect(answer.error == error)
            #expect(answer.message == message)
        }
    }

    @Test("A queue stays of its kind, and so must its dead-letter queue be")
    func kinds() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            try await fixture.createOrdersInOrder()
            let changed = try await fixture.ordersInOrder("SetQueueAttributes", #""Attributes":{"FifoQueue":"false"}"#)
            #expect(
                changed.message
                    == "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.")
            let policy =
                #"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-central-1:000000000000:orders\",\"maxReceiveCount\":1}"#
            let redrive = try await fixture.ordersInOrder(
                "SetQueueAttributes", #""Attributes":{"RedrivePolicy":"\#(policy)"}"#)
            #expect(redrive.error == "InvalidParameterValueException")
            #expect(
                redrive.message?.hasSuffix("Reason: Dead-letter queue must be same type of queue as the source..")
                    == true)
        }
    }
}
