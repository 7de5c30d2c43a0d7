import Delivery
import FoundationEssentials
import GRDB
import Storage
import Synchronization
import TestSupport
import Testing
import Topics
import VirtualTime

@Suite("What is on disk")
struct DurabilityTests {
    @Test("A message that could not be delivered waits through a restart, and keeps its signature's certificate")
    func restart() async throws {
        try await TemporaryDirectory.with { directory in
            let location = StoreLocation.directory(directory.path)
            let url = try await TopicsFixture.with(at: location) { fixture in
                let topic = await fixture.topic()
                await fixture.subscribe(topic, "sqs", TopicsFixture.queue("broken"))
                _ = await fixture.call("Publish", ["TopicArn": topic, "Message": "m"])
                try await eventually("a failed attempt") {
                    try await fixture.store.read {
                        try Int.fetchOne($0, sql: "SELECT attempts FROM delivery") ?? 0
                    } > 0
                }
                let content = try await fixture.store.read {
                    try Data.fetchOne($0, sql: "SELECT content FROM delivery")
                }
                let body = try JSON(Array(try #require(content)))["body"]?.string
                return try JSON(Array(try #require(body).utf8))["SigningCertURL"]?.string
            }
            try await TopicsFixture.with(at: location) { fixture in
                fixture.subscribers.isBroken.withLock { $0 = false }
                fixture.clock.advance(by: .seconds(30))
                let delivery = try #require(try await fixture.subscribers.deliveries(1).first)
                #expect(try JSON(Array(delivery.body.utf8))["Message"]?.string == "m")
                let path = String(try #require(url).dropFirst(TopicsFixture.baseURL.count))
                #expect(await fixture.get(path).text.hasPrefix("-----BEGIN CERTIFICATE-----"))
            }
        }
    }

    @Test("The message and its deliveries are one transaction, which is synchronous before the answer")
    func transaction() async throws {
        try await TemporaryDirectory.with { directory in
            try await TopicsFixture.with(at: .directory(directory.path)) { fixture in
                let synchronous = try await fixture.store.writeWithoutTransaction {
                    try Int.fetchOne($0, sql: "PRAGMA main.synchronous")
                }
                #expect(synchronous == 2)
                let topic = await fixture.topic()
                for queue in ["broken-1", "broken-2"] {
                    await fixture.subscribe(topic, "sqs", TopicsFixture.queue(queue))
                }
                #expect(await fixture.call("Publish", ["TopicArn": topic, "Message": "m"]).status == 200)
                let rows = try await fixture.store.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM delivery") }
                #expect(rows == 2)
            }
        }
    }

    @Test("A subscription that ends takes along what waits for it, in the lanes of its groups too")
    func unsubscribed() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic("t.fifo", ["FifoTopic": "true"])
            let arn = await fixture.subscribe(topic, "sqs", TopicsFixture.queue("broken.fifo"))
            for group in ["a", "b"] {
                _ = await fixture.call(
                    "Publish",
                    ["TopicArn": topic, "Message": "m", "MessageGroupId": group, "MessageDeduplicationId": group])
            }
            _ = await fixture.call("Unsubscribe", ["SubscriptionArn": arn])
            try await eventually("an empty table") {
                try await fixture.store.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM delivery") } == 0
            }
        }
    }
}
