import CurlTransport
import Delivery
import FoundationEssentials
import GRDB
import Logging
import Storage
import Synchronization
import TestSupport
import Topics
import VirtualTime
import Wire

/// A service in memory whose deliveries run, with queues and functions that keep what they get.
struct TopicsFixture {
    static let baseURL = "http://127.0.0.1:4566"

    let service: TopicsService
    let clock: VirtualClock
    let subscribers: Subscribers
    let store: any DatabaseWriter

    static func with<Result>(
        at location: StoreLocation = .inMemory, clock: VirtualClock = VirtualClock(),
        _ body: (TopicsFixture) async throws -> Result
    ) async throws -> Result {
        let store = try Store.open(TopicsService.storeName, at: location, migrator: TopicsService.migrator)
        let subscribers = Subscribers()
        let service = TopicsService(
            store: store, router: subscribers, client: HTTPClient(), baseURL: baseURL, region: "us-east-1",
            accountID: "000000000000", clock: clock, logger: Logger(label: "test"))
        let run = Task { try await service.deliveries.run() }
        let fixture = TopicsFixture(service: service, clock: clock, subscribers: subscribers, store: store)
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(fixture)) } catch { result = .failure(error) }
        run.cancel()
        _ = await run.result
        try? store.close()
        return try result.get()
    }

    /// Calls an operation with members of the query protocol.
    func call(
        _ operation: String, _ members: [String: String] = [:], headers: [String: String] = [:]
    ) async -> QueryAnswer {
        let form = members.merging(["Action": operation, "Version": "2010-03-31"]) { given, _ in given }
        let body = form.map { "\(Self.escaped($0.key))=\(Self.escaped($0.value))" }.joined(separator: "&")
        return QueryAnswer(
            await service.respond(
                to: ServiceRequest(
                    method: "POST", path: "/",
                    headers: headers.merging(["content-type": "application/x-www-form-urlencoded"]) { $1 },
                    body: Array(body.utf8), requestID: "request")))
    }

    func get(_ path: String, _ query: [(name: String, value: String)] = []) async -> QueryAnswer {
        QueryAnswer(
            await service.respond(to: ServiceRequest(method: "GET", path: path, query: query, requestID: "request")))
    }

    /// Makes a topic; returns its ARN.
    func topic(_ name: String = "orders", _ attributes: [String: String] = [:]) async -> String {
        var members = ["Name": name]
        for (index, attribute) in attributes.sorted(by: { $0.key < $1.key }).enumerated() {
            members["Attributes.entry.\(index + 1).key"] = attribute.key
            members["Attributes.entry.\(index + 1).value"] = attribute.value
        }
        return await call("CreateTopic", members)["TopicArn"] ?? ""
    }

    /// Subscribes; returns the subscription's ARN, a pending one's too.
    @discardableResult
    func subscribe(
        _ topic: String, _ protocolName: String, _ endpoint: String, _ attributes: [String: String] = [:]
    ) async -> String {
        var members = [
            "TopicArn": topic, "Protocol": protocolName, "Endpoint": endpoint, "ReturnSubscriptionArn": "true",
        ]
        for (index, attribute) in attributes.sorted(by: { $0.key < $1.key }).enumerated() {
            members["Attributes.entry.\(index + 1).key"] = attribute.key
            members["Attributes.entry.\(index + 1).value"] = attribute.value
        }
        return await call("Subscribe", members)["SubscriptionArn"] ?? ""
    }

    static func queue(_ name: String) -> String { "arn:aws:sqs:us-east-1:000000000000:\(name)" }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }.joined()
    }
}
