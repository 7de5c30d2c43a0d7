import FoundationEssentials
import Queues
import Storage
import Testing
import VirtualTime

@testable import EventSources

/// The table of the Lambda developer guide, "Properly filtering Amazon SQS messages", one row each, and more.
@Suite("Filters of queues")
struct RecordFilterTests {
    private func passes(_ body: String, _ patterns: String...) async throws -> Bool {
        let queues = QueuesService(
            store: try Store.open(QueuesService.storeName, at: .inMemory, migrator: QueuesService.migrator),
            baseURL: "http://127.0.0.1:4566", region: "eu-central-1", accountID: "000000000000",
            clock: VirtualClock())
        try await queues.createQueue(name: "orders", attributes: [:])
        _ = try await queues.send(
            body, toQueue: "orders", attributes: ["kind": MessageAttribute(dataType: "String", stringValue: "big")])
        let message = try #require(try await queues.receive(fromQueue: "orders", ReceiveOptions()).first)
        let filter = try #require(
            try RecordFilter(EventSourceSettings.FilterCriteria(filters: patterns.map { .init(pattern: $0) })))
        return try filter.passes(message, queueARN: EventSourceFixture.queueARN, region: "eu-central-1")
    }

    @Test(
        "A body that is a JSON object is matched by its members, any other as a text",
        arguments: [
            ("plain", #"{"body":["plain"]}"#, true), ("plain", #"{"body":["other"]}"#, false),
            ("plain", #"{"body":{"a":[1]}}"#, false), (#"{"a":1}"#, #"{"body":{"a":[1]}}"#, true),
            (#"{"a":1}"#, #"{"body":{"a":[2]}}"#, false), (#"{"a":1}"#, #"{"body":["{\"a\":1}"]}"#, false),
            (#" {"a":{"b":["x","y"]}} "#, #"{"body":{"a":{"b":["y"]}}}"#, true),
            ("{broken", #"{"body":["{broken"]}"#, true), ("[1,2]", #"{"body":["[1,2]"]}"#, true),
            ("7", #"{"body":["7"]}"#, true), (#"{"a":1}"#, #"{"body":{"a":[{"numeric":[">",0]}]}}"#, true),
        ])
    func bodies(body: String, pattern: String, passes expected: Bool) async throws {
        #expect(try await passes(body, pattern) == expected)
    }

    @Test(
        "Patterns without a body look at the record's other members",
        arguments: [
            (#"{"messageAttributes":{"kind":{"stringValue":["big"]}}}"#, true),
            (#"{"messageAttributes":{"kind":{"stringValue":["small"]}}}"#, false),
            (#"{"eventSource":["aws:sqs"]}"#, true), (#"{"attributes":{"ApproximateReceiveCount":["1"]}}"#, true),
        ])
    func others(pattern: String, passes expected: Bool) async throws {
        #expect(try await passes("plain", pattern) == expected)
        #expect(try await passes(#"{"a":1}"#, pattern) == expected)
    }

    @Test("A record passes that matches any of the patterns")
    func any() async throws {
        #expect(try await passes("one", #"{"body":["two"]}"#, #"{"body":["one"]}"#))
        #expect(try await !passes("three", #"{"body":["two"]}"#, #"{"body":["one"]}"#))
    }
}
