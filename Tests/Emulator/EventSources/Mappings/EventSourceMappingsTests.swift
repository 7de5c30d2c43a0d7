import FoundationEssentials
import Functions
import GRDB
import Queues
import Storage
import TestSupport
import Testing
import Wire

@testable import EventSources

@Suite("The event source mappings", .timeLimit(.minutes(2)))
struct EventSourceMappingsTests {
    private static let uuid = MappingsFixture.declaration().uuid

    @Test("A mapping that is made polls, one that is disabled does not, one that is deleted is gone")
    func life() async throws {
        let invoker = FakeInvoker(result: "null")
        try await MappingsFixture.with(invoker: invoker) { fixture in
            let made = try await fixture.create()
            #expect(made.State == "Creating")
            try await fixture.reaches("Enabled", made.UUID)
            _ = try await fixture.queues.send("one", toQueue: "orders")
            try await eventually("the first event") { invoker.payloads.count == 1 }
            #expect(try await fixture.shown(fixture.call("PUT", made.UUID, #"{"Enabled":false}"#)).State == "Disabling")
            try await fixture.reaches("Disabled", made.UUID)
            _ = try await fixture.queues.send("two", toQueue: "orders")
            #expect(fixture.queues.waitingReceiverCount(ofQueue: "orders") == 0)
            #expect(try await fixture.shown(fixture.call("DELETE", made.UUID)).State == "Deleting")
            try await eventually("its end") { await fixture.call("GET", made.UUID).status == 404 }
            #expect(try await fixture.queues.counts(ofQueue: "orders").visible == 1)
            #expect(invoker.payloads.count == 1)
        }
    }

    @Test("A change waits for the batches in hand, and the mapping is in use until then")
    func inUse() async throws {
        let gate = Gate()
        let invoker = FakeInvoker { _, _ in
            await gate.pass()
            return InvocationResult(requestID: "r", payload: [])
        }
        try await MappingsFixture.with(invoker: invoker) { fixture in
            let made = try await fixture.create()
            _ = try await fixture.queues.send("one", toQueue: "orders")
            try await eventually("the invocation") { invoker.running == 1 }
            #expect(try await fixture.shown(fixture.call("PUT", made.UUID, #"{"BatchSize":2}"#)).State == "Updating")
            for (method, verb) in [("PUT", "update"), ("DELETE", "delete")] {
                let refused = await fixture.call(method, made.UUID, "{}")
                #expect(refused.status == 400)
                #expect(refused.headers["x-amzn-errortype"] == "ResourceInUseException")
                #expect(
                    String(decoding: refused.body, as: UTF8.self).contains(
                        #""Message":"Cannot \#(verb) the event source mapping because it is in use.""#))
            }
            gate.open()
            try await fixture.reaches("Enabled", made.UUID)
            #expect(
                try await fixture.queues.counts(ofQueue: "orders") == MessageCounts(visible: 0, inFlight: 0, delayed: 0)
            )
        }
    }

    @Test("A mapping that is being deleted takes no tags, and does not come back with a restart")
    func tagsOfADeleted() async throws {
        let gate = Gate()
        let invoker = FakeInvoker { _, _ in
            await gate.pass()
            return InvocationResult(requestID: "r", payload: [])
        }
        try await MappingsFixture.with(invoker: invoker) { fixture in
            let made = try await fixture.create()
            _ = try await fixture.queues.send("one", toQueue: "orders")
            try await eventually("the invocation") { invoker.running == 1 }
            #expect(try await fixture.shown(fixture.call("DELETE", made.UUID)).State == "Deleting")
            let arn = "arn:aws:lambda:eu-central-1:000000000000:event-source-mapping:\(made.UUID)"
            let tagged = await fixture.service.respond(
                to: ServiceRequest(
                    method: "POST", path: "/2017-03-31/tags/\(arn)", body: Array(#"{"Tags":{"a":"b"}}"#.utf8),
                    requestID: "r"))
            #expect(tagged.status == 404)
            let kept = try await fixture.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM mapping") }
            #expect(kept == 0)
            gate.open()
        }
    }

    @Test("The pattern that is too long is named by its place")
    func longPattern() async throws {
        try await MappingsFixture.with { fixture in
            let long = String(repeating: "x", count: 4_097)
            let refused = await fixture.call(
                "POST", "",
                #"{"EventSourceArn":"\#(EventSourceFixture.queueARN)","FunctionName":"shop-work","#
                    + #""FilterCriteria":{"Filters":[{"Pattern":"{}"},{"Pattern":"\#(long)"}]}}"#)
            #expect(refused.status == 400)
            #expect(
                String(decoding: refused.body, as: UTF8.self).contains(
                    "at 'filterCriteria.filters.2.member.pattern' failed"))
        }
    }

    @Test("Mappings outlive a restart, each in the state in which the API has left it")
    func restart() async throws {
        try await TemporaryDirectory.with { directory in
            let location = StoreLocation.directory(directory.path)
            let uuid = try await MappingsFixture.with(location) { fixture in
                let made = try await fixture.create(#","BatchSize":7,"Enabled":false"#)
                let synchronous = try await fixture.store.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
                #expect(synchronous == 2)
                return made.UUID
            }
            try await MappingsFixture.with(location) { fixture in
                let shown = try await fixture.shown(fixture.call("GET", uuid))
                #expect(shown.State == "Disabled")
                #expect(shown.BatchSize == 7)
            }
        }
    }

    @Test("A template's mapping stays as the API has left it until the template says something else")
    func declarations() async throws {
        try await TemporaryDirectory.with { directory in
            let location = StoreLocation.directory(directory.path)
            let first = MappingsFixture.declaration(batchSize: 3)
            try await MappingsFixture.with(location, declared: [first]) { fixture in
                try await fixture.reaches("Enabled", Self.uuid)
                _ = await fixture.call("PUT", Self.uuid, #"{"Enabled":false}"#)
                try await fixture.reaches("Disabled", Self.uuid)
            }
            try await MappingsFixture.with(location, declared: [first]) { fixture in
                try await fixture.reaches("Disabled", Self.uuid)
            }
            try await MappingsFixture.with(location, declared: [MappingsFixture.declaration(batchSize: 4)]) { fixture in
                try await fixture.reaches("Enabled", Self.uuid)
                #expect(try await fixture.shown(fixture.call("GET", Self.uuid)).BatchSize == 4)
            }
            try await MappingsFixture.with(location) { fixture in
                #expect(await fixture.call("GET", Self.uuid).status == 404)
            }
        }
    }

    @Test("Only one of many requests at once makes the mapping")
    func conflict() async throws {
        try await MappingsFixture.with { fixture in
            let body = #"{"EventSourceArn":"\#(EventSourceFixture.queueARN)","FunctionName":"shop-work"}"#
            let statuses = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<8 { group.addTask { await fixture.call("POST", "", body).status } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [202] + Array(repeating: 409, count: 7))
        }
    }

    @Test("A poller's checkpoints are kept with its mapping and go with it")
    func checkpoints() async throws {
        try await MappingsFixture.with(declared: [MappingsFixture.declaration()]) { fixture in
            let store = MappingStore(fixture.store)
            try await store.saveCheckpoint(Data("1".utf8), shard: "a", of: Self.uuid)
            try await store.saveCheckpoint(Data("2".utf8), shard: "a", of: Self.uuid)
            try await store.saveCheckpoint(Data("3".utf8), shard: "b", of: Self.uuid)
            try await store.saveCheckpoint(Data("4".utf8), shard: "a", of: "nobody")
            #expect(try await store.checkpoints(of: Self.uuid) == ["a": Data("2".utf8), "b": Data("3".utf8)])
            try await store.deleteCheckpoints(shards: ["b"], of: Self.uuid)
            #expect(try await store.checkpoints(of: Self.uuid) == ["a": Data("2".utf8)])
            try await store.delete(Self.uuid)
            #expect(try await store.checkpoints(of: Self.uuid).isEmpty)
            #expect(try await store.checkpoints(of: "nobody").isEmpty)
        }
    }

    @Test(
        "Requests that are no JSON, or of other types, are refused and change nothing",
        arguments: [
            "", "{", "null", "[]", "7", "\"x\"", #"{"FunctionName":{}}"#, #"{"BatchSize":"ten"}"#,
            #"{"FunctionName":"shop-work","EventSourceArn":"arn"}"#,
            #"{"FunctionName":"shop-work","EventSourceArn":"arn:aws:sqs"}"#,
            #"{"FunctionName":"shop-work","EventSourceArn":"arn:aws:kinesis:eu-central-1:000000000000:stream/s"}"#,
            #"{"FunctionName":"shop-work","EventSourceArn":"arn:aws:sqs:eu-central-1:000000000000:"}"#,
            #"{"FunctionName":"shop-work","EventSourceArn":"\#(EventSourceFixture.queueARN)","Tags":{"aws:x":"y"}}"#,
            #"{"FunctionName":"shop-work","EventSourceArn":"\#(EventSourceFixture.queueARN)","BatchSize":1e99}"#,
        ])
    func garbage(body: String) async throws {
        try await MappingsFixture.with { fixture in
            let response = await fixture.call("POST", "", body)
            #expect(response.status == 400)
            #expect(response.headers["x-amzn-errortype"] != nil)
            #expect(await fixture.mappings.all.isEmpty)
        }
    }

    @Test("Messages of one group go to the function in order, and a group that fails holds up only itself")
    func groups() async throws {
        let invoker = FakeInvoker { _, payload throws(InvocationError) in
            let failed = String(decoding: payload, as: UTF8.self).contains(#""body":"bad""#)
            return InvocationResult(requestID: "r", payload: [], failure: failed ? .unhandled : nil)
        }
        try await MappingsFixture.with(invoker: invoker) { fixture in
            let arn = "arn:aws:sqs:eu-central-1:000000000000:ordered.fifo"
            let made = try fixture.shown(
                await fixture.call(
                    "POST", "", #"{"EventSourceArn":"\#(arn)","FunctionName":"shop-work","BatchSize":1}"#))
            try await fixture.reaches("Enabled", made.UUID)
            for (index, group) in ["a", "b", "a", "b", "a", "b"].enumerated() {
                let body = index == 0 ? "bad" : "\(group)\(index)"
                _ = try await fixture.queues.send(
                    body, toQueue: "ordered.fifo", groupID: group, deduplicationID: "\(index)")
            }
            try await eventually("group b to be through") {
                try invoker.bodies().flatMap(\.self).filter { $0.hasPrefix("b") && $0 != "bad" } == ["b1", "b3", "b5"]
            }
            #expect(try invoker.bodies().flatMap(\.self).filter { $0.hasPrefix("a") }.isEmpty)
            let counts = try await fixture.queues.counts(ofQueue: "ordered.fifo")
            #expect(counts.visible + counts.inFlight == 3)
        }
    }
}
