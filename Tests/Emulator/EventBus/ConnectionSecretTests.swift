import FoundationEssentials
import GRDB
import Testing

@testable import EventBus

@Suite("Connections' secrets")
struct ConnectionSecretTests {
    private static let request = """
        {"Name":"partner","AuthorizationType":"BASIC","AuthParameters":{
            "BasicAuthParameters":{"Username":"u","Password":"hunter2"},
            "InvocationHttpParameters":{"HeaderParameters":[{"Key":"X-Key","Value":"hush-hush","IsValueSecret":true}]}}}
        """

    @Test("The store has no secret in the clear, and a new start has them all", arguments: ["hunter2", "hush-hush"])
    func sealed(secret: String) async throws {
        let bus = try BusFixture()
        _ = try await bus.call("CreateConnection", Self.request)
        let contents = try await bus.store.read { db in try Data.fetchAll(db, sql: "SELECT content FROM entries") }
        #expect(contents.allSatisfy { !String(decoding: $0, as: UTF8.self).contains(secret) })
        let again = try BusFixture(store: bus.store)
        let connection = try #require(again.service.store.read { $0.connections["partner"] })
        #expect(connection.parameters.basicAuthParameters?.password == "hunter2")
        #expect(connection.parameters.invocationHttpParameters?.headerParameters?.first?.value == "hush-hush")
        #expect(connection.state == .authorized)
    }

    @Test("Under another key a connection is there, deauthorized, until it is given new secrets")
    func otherKey() async throws {
        let bus = try BusFixture()
        _ = try await bus.call("CreateConnection", Self.request)
        let other = try BusFixture(store: bus.store, seal: BusFixture.seal(0x55))
        let described = try await other.call("DescribeConnection", #"{"Name":"partner"}"#)
        #expect(described.contains(#""ConnectionState":"DEAUTHORIZED""#), "\(described)")
        _ = try await other.call("UpdateConnection", Self.request)
        let updated = try BusFixture(store: bus.store, seal: BusFixture.seal(0x55))
        #expect(updated.service.store.read { $0.connections["partner"] }?.state == .authorized)
    }
}
