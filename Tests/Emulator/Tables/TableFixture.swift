import FoundationEssentials
import GRDB
import Storage
import TestSupport
import Wire

@testable import Tables

/// The service on a real file, spoken to as the endpoint does.
struct TableFixture {
    let service: TablesService
    let store: any DatabaseWriter
    let clock: TestClock
    let directory: String

    /// Runs a test with a service in a folder of its own, which goes away afterwards.
    static func run(_ body: (TableFixture) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.path() + "/moneta-tables-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let fixture = try TableFixture(directory: directory)
        try await body(fixture)
        try? fixture.store.close()
    }

    init(directory: String, clock: TestClock = TestClock()) throws {
        self.directory = directory
        self.clock = clock
        store = try Store.open("tables", at: .directory(directory), migrator: TablesMigrations.migrator)
        service = TablesService(store: store, region: "eu-central-1", accountID: "123456789012") { clock.read() }
    }

    func close() throws { try store.close() }

    /// Closes the store and opens it again, as a restart does.
    func reopened() throws -> TableFixture {
        try store.close()
        return try TableFixture(directory: directory, clock: clock)
    }

    @discardableResult
    func call(_ operation: String, _ body: JSON) async throws -> Answer {
        try await send(operation, try body.bytes)
    }

    func send(_ operation: String, _ body: [UInt8]) async throws -> Answer {
        let request = ServiceRequest(
            method: "POST", path: "/", headers: ["x-amz-target": "DynamoDB_20120810.\(operation)"], body: body,
            requestID: "test")
        let response = await service.respond(to: request)
        return Answer(status: response.status, body: try JSON(response.body))
    }

    /// A table with `pk` and `sk`, strings, and whatever else.
    func makeTable(_ name: String = "orders", _ more: [String: JSON] = [:]) async throws {
        let body: JSON = [
            "TableName": .string(name), "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [
                ["AttributeName": "pk", "AttributeType": "S"], ["AttributeName": "sk", "AttributeType": "S"],
            ],
            "KeySchema": [
                ["AttributeName": "pk", "KeyType": "HASH"], ["AttributeName": "sk", "KeyType": "RANGE"],
            ],
        ]
        let answer = try await call("CreateTable", body.with(more))
        guard answer.status == 200 else { throw TestFailure("CreateTable answered \(answer)") }
    }

    /// A table with nothing but a partition key.
    func makeHashTable(_ name: String = "plain", type: JSON = "S") async throws {
        let answer = try await call(
            "CreateTable",
            [
                "TableName": .string(name), "BillingMode": "PAY_PER_REQUEST",
                "AttributeDefinitions": [["AttributeName": "pk", "AttributeType": type]],
                "KeySchema": [["AttributeName": "pk", "KeyType": "HASH"]],
            ])
        guard answer.status == 200 else { throw TestFailure("CreateTable answered \(answer)") }
    }

    func put(_ item: JSON, into table: String = "orders") async throws {
        let answer = try await call("PutItem", ["TableName": .string(table), "Item": item])
        guard answer.status == 200 else { throw TestFailure("PutItem answered \(answer)") }
    }

    func get(_ key: JSON, from table: String = "orders") async throws -> JSON? {
        try await call("GetItem", ["TableName": .string(table), "Key": key, "ConsistentRead": true]).body["Item"]
    }
}

struct TestFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
