import Queues
import TestSupport
import Testing

@Suite("Batches over the wire")
struct BatchTests {
    @Test("A batch accepts what is sound and names what is not")
    func partialSend() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders(["MaximumMessageSize": "1024"])
            let large = String(repeating: "a", count: 1025)
            let answer = try await fixture.orders(
                "SendMessageBatch",
                #"""
                "Entries":[{"Id":"good","MessageBody":"test"},{"Id":"late","MessageBody":"x","DelaySeconds":901},
                    {"Id":"bad","MessageBody":"\u0001"},{"Id":"large","MessageBody":"\#(large)"}]
                """#)
            let successful = answer.body["Successful"]?.elements ?? []
            #expect(successful.map { $0["Id"]?.string } == ["good"])
            #expect(successful.first?["MD5OfMessageBody"]?.string == "098f6bcd4621d373cade4e832627b4f6")
            let failed = answer.body["Failed"]?.elements ?? []
            #expect(failed.map { $0["Id"]?.string } == ["late", "bad", "large"])
            #expect(
                failed.map { $0["Code"]?.string }
                    == ["InvalidParameterValue", "InvalidMessageContents", "InvalidParameterValue"])
            #expect(failed.allSatisfy { $0["SenderFault"] == .bool(true) })
            #expect(try await fixture.service.counts(ofQueue: "orders").visible == 1)
        }
    }

    @Test(
        "A batch that is malformed as a whole is refused as a whole",
        arguments: [
            ("[]", "EmptyBatchRequest", "There should be at least one SendMessageBatchRequestEntry in the request."),
            (
                entries(0..<11), "TooManyEntriesInBatchRequest",
                "Maximum number of entries per request are 10. You have sent 11."
            ),
            (
                #"[{"Id":"a b","MessageBody":"x"}]"#, "InvalidBatchEntryId",
                "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most "
                    + "80 letters long."
            ),
            (
                #"[{"Id":"","MessageBody":"x"}]"#, "InvalidBatchEntryId",
                "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most "
                    + "80 letters long."
            ),
            (
                #"[{"Id":"a","MessageBody":"x"},{"Id":"a","MessageBody":"y"}]"#, "BatchEntryIdsNotDistinct",
                "Id a repeated."
            ),
        ])
    func malformed(entries: String, code: String, message: String) async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let answer = try await fixture.orders("SendMessageBatch", #""Entries":\#(entries)"#)
            #expect(answer.error == code)
            #expect(answer.queryError == "AWS.SimpleQueueService.\(code);Sender")
            #expect(answer.message == message)
            #expect(try await fixture.service.counts(ofQueue: "orders").visible == 0)
        }
    }

    @Test("A batch of more than one mebibyte in all is refused")
    func tooLong() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let half = String(repeating: "a", count: 524_288)
            let answer = try await fixture.orders(
                "SendMessageBatch",
                #""Entries":[{"Id":"a","MessageBody":"\#(half)"},{"Id":"b","MessageBody":"\#(half)b"}]"#)
            #expect(answer.error == "BatchRequestTooLong")
            #expect(
                answer.message == "Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.")
        }
    }

    @Test("Batches delete and change visibility, each entry for itself")
    func settling() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            _ = try await fixture.orders("SendMessageBatch", #""Entries":\#(Self.entries(0..<3))"#)
            let received = try await fixture.orders("ReceiveMessage", #""MaxNumberOfMessages":10"#)
            let handles = received.messages.compactMap { $0["ReceiptHandle"]?.string }
            try #require(handles.count == 3)
            let deleted = try await fixture.orders(
                "DeleteMessageBatch",
                #""Entries":[{"Id":"a","ReceiptHandle":"\#(handles[0])"},{"Id":"b","ReceiptHandle":"nonsense"}]"#)
            #expect(deleted.body["Successful"] == .array([.object(["Id": .string("a")])]))
            #expect(deleted.body["Failed"]?[0]?["Code"]?.string == "ReceiptHandleIsInvalid")
            let changed = try await fixture.orders(
                "ChangeMessageVisibilityBatch",
                #"""
                "Entries":[{"Id":"a","ReceiptHandle":"\#(handles[1])","VisibilityTimeout":0},
                    {"Id":"b","ReceiptHandle":"\#(handles[2])","VisibilityTimeout":43201},
                    {"Id":"c","ReceiptHandle":"\#(handles[0])","VisibilityTimeout":1}]
                """#)
            #expect(changed.body["Successful"] == .array([.object(["Id": .string("a")])]))
            #expect(
                changed.body["Failed"]?.elements.map { $0["Id"]?.string }.sorted { ($0 ?? "") < ($1 ?? "") } == [
                    "b", "c",
                ])
            #expect(
                try await fixture.service.counts(ofQueue: "orders")
                    == MessageCounts(visible: 1, inFlight: 1, delayed: 0))
        }
    }

    private static func entries(_ ids: Range<Int>) -> String {
        "[" + ids.map { #"{"Id":"\#($0)","MessageBody":"x"}"# }.joined(separator: ",") + "]"
    }
}
