import FoundationEssentials
import Queues
import TestSupport
import Testing

@Suite("Sending to FIFO queues")
struct FIFOSendingTests {
    @Test("A message has a number of 20 digits that grows, and its ids, for sender and receiver")
    func attributes() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder()
            var numbers: [String] = []
            for id in ["d1", "d2"] {
                let sent = try await fixture.ordersInOrder(
                    "SendMessage",
                    #""MessageBody":"x","MessageGroupId":"g","MessageDeduplicationId":"\#(id)""#)
                numbers.append(try #require(sent.body["SequenceNumber"]?.string))
            }
            #expect(numbers.allSatisfy { $0.count == 20 && $0.allSatisfy(\.isNumber) })
            #expect(numbers[0] < numbers[1])
            let received = try await fixture.ordersInOrder(
                "ReceiveMessage", #""MessageSystemAttributeNames":["All"]"#)
            let attributes = received.messages.first?["Attributes"]
            #expect(attributes?["SequenceNumber"]?.string == numbers[0])
            #expect(attributes?["MessageDeduplicationId"]?.string == "d1")
            #expect(attributes?["MessageGroupId"]?.string == "g")
        }
    }

    @Test("A duplicate within five minutes has the first one's id and number, and is not delivered, deleted or not")
    func duplicates() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder()
            func send(_ body: String) async throws -> SendReceipt {
                try await fixture.service.send(
                    body, toQueue: QueuesFixture.fifoName, groupID: "g", deduplicationID: "d")
            }
            let first = try await send("one")
            let handle = try #require(try await fixture.receiveInOrder().first?.receiptHandle)
            try await fixture.service.delete([handle], fromQueue: QueuesFixture.fifoName)
            fixture.clock.advance(seconds: 299.999)
            let second = try await send("two")
            #expect(second.messageID == first.messageID)
            #expect(second.sequenceNumber == first.sequenceNumber)
            #expect(second.bodyMD5 != first.bodyMD5)
            #expect(try await fixture.receiveInOrder().isEmpty)
            fixture.clock.advance(seconds: 0.001)
            #expect(try await send("three").messageID != first.messageID)
            #expect(try await fixture.receiveInOrder().map(\.body) == ["three"])
        }
    }

    @Test(
        "The scope decides whether groups share their deduplication ids",
        arguments: [("queue", ["a"]), ("messageGroup", ["a", "b"])])
    func scope(scope: String, groups: [String]) async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder(["DeduplicationScope": scope])
            for group in ["a", "b", "a"] {
                _ = try await fixture.service.send(
                    "x", toQueue: QueuesFixture.fifoName, groupID: group, deduplicationID: "d")
            }
            #expect(try await fixture.receiveInOrder().compactMap { $0.systemAttributes["MessageGroupId"] } == groups)
        }
    }

    @Test("Content-based deduplication takes the body's SHA-256, unless the sender gives an id")
    func contentBased() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder(["ContentBasedDeduplication": "true"])
            for id in [nil, nil, "other"] {
                _ = try await fixture.service.send(
                    "test", toQueue: QueuesFixture.fifoName, groupID: "g", deduplicationID: id)
            }
            #expect(
                try await fixture.receiveInOrder().map { $0.systemAttributes["MessageDeduplicationId"] } == [
                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "other",
                ])
        }
    }

    @Test(
        "What a FIFO queue refuses has SQS's code and text",
        arguments: [
            (
                #""MessageDeduplicationId":"d""#, "MissingParameter",
                "The request must contain the parameter MessageGroupId."
            ),
            (
                #""MessageGroupId":"g""#, "InvalidParameterValue",
                "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided "
                    + "explicitly"
            ),
            (
                #""MessageGroupId":"a b","MessageDeduplicationId":"d""#, "InvalidParameterValue",
                "Value a b for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include "
                    + "alphanumeric and punctuation characters. 1 to 128 in length."
            ),
            (
                #""MessageGroupId":"g","MessageDeduplicationId":"ü""#, "InvalidParameterValue",
                "Value ü for parameter MessageDeduplicationId is invalid. Reason: MessageDeduplicationId can only "
                    + "include alphanumeric and punctuation characters. 1 to 128 in length."
            ),
            (
                #""MessageGroupId":"g","MessageDeduplicationId":"d","DelaySeconds":2"#, "InvalidParameterValue",
                "Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid "
                    + "for this queue type."
            ),
        ])
    func refused(members: String, code: String, message: String) async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder()
            let answer = try await fixture.ordersInOrder("SendMessage", #""MessageBody":"x",\#(members)"#)
            #expect(answer.queryError == "\(code);Sender")
            #expect(answer.message == message)
            #expect(try await fixture.receiveInOrder().isEmpty)
        }
    }

    @Test("A batch keeps its order, and is refused whole where an entry has no group")
    func batches() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder(["ContentBasedDeduplication": "true"])
            let entries = (0..<10).map { #"{"Id":"\#($0)","MessageBody":"m\#($0)","MessageGroupId":"g"}"# }
            let sent = try await fixture.ordersInOrder(
                "SendMessageBatch", #""Entries":[\#(entries.joined(separator: ","))]"#)
            let numbers = sent.body["Successful"]?.elements.compactMap { $0["SequenceNumber"]?.string } ?? []
            #expect(numbers.count == 10 && numbers == numbers.sorted())
            #expect(try await fixture.receiveInOrder().map(\.body) == (0..<10).map { "m\($0)" })
            let refused = try await fixture.ordersInOrder(
                "SendMessageBatch",
                #""Entries":[{"Id":"a","MessageBody":"new","MessageGroupId":"g"},{"Id":"b","MessageBody":"x"}]"#)
            #expect(refused.queryError == "InvalidParameterValue;Sender")
            #expect(refused.message == "The request must contain the parameter MessageGroupId.")
            #expect(try await fixture.service.counts(ofQueue: QueuesFixture.fifoName).visible == 0)
        }
    }

    @Test("A standard queue carries a group id along, and takes no deduplication id")
    func fairQueues() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            _ = try await fixture.service.send("a", toQueue: "orders", groupID: "tenant")
            _ = try await fixture.service.send("b", toQueue: "orders", groupID: "tenant")
            let received = try await fixture.service.receive(fromQueue: "orders", ReceiveOptions(maxMessages: 10))
            #expect(received.map { $0.systemAttributes["MessageGroupId"] } == ["tenant", "tenant"])
            let refused = try await fixture.orders("SendMessage", #""MessageBody":"x","MessageDeduplicationId":"d""#)
            #expect(
                refused.message
                    == "The request include parameter MessageDeduplicationId which is not valid for this queue type")
        }
    }

    @Test("A receive that names its attempt again gets the same messages and handles, with their timeout anew")
    func attempts() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder(["VisibilityTimeout": "30"])
            try await fixture.send(0..<2, toGroup: "a")
            let first = try await fixture.receiveInOrder(attemptID: "try")
            #expect(first.count == 2)
            fixture.clock.advance(seconds: 20)
            let second = try await fixture.receiveInOrder(attemptID: "try")
            #expect(second.map(\.receiptHandle) == first.map(\.receiptHandle))
            fixture.clock.advance(seconds: 20)
            #expect(try await fixture.receiveInOrder(attemptID: "other").isEmpty)
            try await fixture.service.delete([first[0].receiptHandle], fromQueue: QueuesFixture.fifoName)
            // One of them is gone: it is a receive like any other now, and the group is held up by the second.
            #expect(try await fixture.receiveInOrder(attemptID: "try").isEmpty)
        }
    }

    @Test("The attempt of a receive is forgotten after five minutes")
    func attemptsEnd() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder(["VisibilityTimeout": "600"])
            try await fixture.send(0..<1, toGroup: "a")
            #expect(try await fixture.receiveInOrder(attemptID: "try").count == 1)
            fixture.clock.advance(seconds: 300)
            #expect(try await fixture.receiveInOrder(attemptID: "try").isEmpty)
        }
    }
}
