import FoundationEssentials
import GRDB
import Queues
import Storage
import TestSupport
import VirtualTime
import Wire

/// A service on a real SQLite file with a clock that stands still.
struct QueuesFixture {
    let service: QueuesService
    let clock: VirtualClock

    static func with<Result>(_ body: (QueuesFixture) async throws -> Result) async throws -> Result {
        try await TemporaryDirectory.with { directory in
            try await with(directory, VirtualClock.standing(), body)
        }
    }

    /// On the store of `directory`, which is closed at the end.
    static func with<Result>(
        _ directory: TemporaryDirectory, _ clock: VirtualClock, _ body: (QueuesFixture) async throws -> Result
    ) async throws -> Result {
        let writer = try open(directory)
        let service = QueuesService(
            store: writer, baseURL: "http://127.0.0.1:4566", region: "eu-central-1", accountID: "000000000000",
            clock: clock)
        let result = try await body(QueuesFixture(service: service, clock: clock))
        try writer.close()
        return result
    }

    static func open(_ directory: TemporaryDirectory) throws -> any DatabaseWriter {
        try Store.open(QueuesService.storeName, at: .directory(directory.path), migrator: QueuesService.migrator)
    }

    func call(_ operation: String, _ body: String) async throws -> WireAnswer {
        let request = ServiceRequest(
            method: "POST", path: "/", headers: ["x-amz-target": "AmazonSQS.\(operation)"], body: Array(body.utf8),
            requestID: "test")
        return try WireAnswer(await service.respond(to: request))
    }

    /// A call whose body begins with the URL of the queue `orders`; `members` are further members of the JSON object.
    func orders(_ operation: String, _ members: String = "") async throws -> WireAnswer {
        let url = #""QueueUrl":"http://127.0.0.1:4566/000000000000/orders""#
        return try await call(operation, members.isEmpty ? "{\(url)}" : "{\(url),\(members)}")
    }

    func createOrders(_ attributes: [String: String] = [:]) async throws {
        try await service.createQueue(name: "orders", attributes: attributes)
    }
}
