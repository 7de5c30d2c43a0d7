import Delivery
import FoundationEssentials
import Functions
import LambdaEvents
import Logging
import ServiceLifecycle
import Storage
import Synchronization
import Tables
import TestSupport
import VirtualTime
import Wire

@testable import EventSources

/// A table with a stream on a real store, and event sources that bring its changes to a fake function.
struct StreamFixture {
    static let mapping = "5f5c9c2e-0000-4000-8000-000000000001"
    static let functionARN = "arn:aws:lambda:eu-central-1:000000000000:function:follow"

    let tables: TablesService
    let store: MappingStore
    let clock: VirtualClock
    let destination: CollectingTarget
    let streamARN: String

    /// - Parameter shards: 4 as with on-demand capacity, or 1 as with provisioned capacity.
    static func with<Value>(
        shards: Int = 1, _ body: (StreamFixture) async throws -> Value
    ) async throws -> Value {
        try await TemporaryDirectory.with { directory in
            let fixture = try await StreamFixture(directory: directory.path, shards: shards)
            return try await body(fixture)
        }
    }

    private init(directory: String, shards: Int) async throws {
        let clock = VirtualClock()
        self.clock = clock
        tables = TablesService(
            store: try Store.open("tables", at: .directory(directory), migrator: TablesMigrations.migrator),
            region: "eu-central-1", accountID: "000000000000", clock: { clock.date })
        store = MappingStore(
            try Store.open(MappingStore.storeName, at: .directory(directory), migrator: MappingStore.migrator))
        destination = CollectingTarget()
        let billing =
            shards == 1
            ? #""ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5}"#
            : #""BillingMode":"PAY_PER_REQUEST""#
        let label = "2026-11-21T20:51:10.252"
        _ = try await tables.createTable(
            fromJSON: Array(
                #"""
                {"TableName":"orders","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
                "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
                "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"},\#(billing)}
                """#.utf8), streamLabel: label)
        streamARN = "arn:aws:dynamodb:eu-central-1:000000000000:table/orders/stream/\(label)"
        try await store.save(
            EventSourceMapping(
                uuid: Self.mapping, eventSourceARN: streamARN, functionARN: Self.functionARN,
                settings: EventSourceSettings()))
    }

    /// The mapping's configuration, with what a test wants to be otherwise.
    func configuration(
        _ change: (inout StreamEventSourceConfiguration) -> Void = { _ in }
    ) -> StreamEventSourceConfiguration {
        var configuration = StreamEventSourceConfiguration(
            mapping: Self.mapping, functionARN: Self.functionARN, streamARN: streamARN,
            startingPosition: .trimHorizon)
        change(&configuration)
        return configuration
    }

    /// Runs the source while `body` runs, then ends it gracefully.
    func running<Value: Sendable>(
        _ invoker: FakeInvoker, _ configuration: StreamEventSourceConfiguration? = nil,
        result: ProcessingResult = ProcessingResult(), _ body: () async throws -> Value
    ) async throws -> Value {
        let source = StreamEventSource(
            configuration ?? self.configuration(), tables: tables, store: store, invoker: invoker,
            destinations: destination, clock: clock, result: result, logger: Logger(label: "test"))
        return try await EventSourceFixture.running(source) { _ in try await body() }
    }

    /// Records of the stream that the mapping has not marked as done.
    func unfinished() async throws -> Int {
        let checkpoints = try await store.checkpoints(of: Self.mapping)
        var count = 0
        for shard in try await tables.streamShards(streamARN) {
            let checkpoint = try checkpoints[shard.name].map {
                try JSONDecoder().decode(ShardCheckpoint.self, from: $0)
            }
            count += try await tables.streamRecords(
                shard, from: checkpoint?.positions.min() ?? 0, limit: 1_000, bytesMax: .max
            ).records.count
        }
        return count
    }

    func put(_ key: String, _ number: Int) async throws {
        try await call("PutItem", #"{"TableName":"orders","Item":{"pk":{"S":"\#(key)"},"n":{"N":"\#(number)"}}}"#)
    }

    /// Writes items with the numbers as keys and values, in one transaction each.
    func put(_ numbers: some Sequence<Int>) async throws {
        for number in numbers { try await put("k\(number)", number) }
    }

    func call(_ operation: String, _ body: String) async throws {
        _ = try await tables.perform(JSONCall(operation: operation, body: Array(body.utf8), requestID: "test"))
    }
}

/// Takes every delivery, or refuses as many as it is told to.
final class CollectingTarget: DeliveryTarget {
    private struct State {
        var deliveries: [Delivery] = []
        var refusals = 0
    }

    private let state = Mutex(State())

    var deliveries: [Delivery] { state.withLock(\.deliveries) }

    /// How many are still to be refused.
    var refusals: Int { state.withLock(\.refusals) }

    func refuse(_ count: Int) { state.withLock { $0.refusals = count } }

    func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
        let isRefused = state.withLock { state in
            guard state.refusals > 0 else {
                state.deliveries.append(delivery)
                return false
            }
            state.refusals -= 1
            return true
        }
        if isRefused { throw DeliveryFailure("BUSY", "try again", isRetryable: true) }
    }
}

extension FakeInvoker {
    func streamEvents() throws -> [DynamoDBEvent] {
        try payloads.map { try JSONDecoder().decode(DynamoDBEvent.self, from: Data($0)) }
    }

    /// The numbers of the items in each call.
    func numbers() throws -> [[Int]] {
        try streamEvents().map { event in
            event.records.compactMap { $0.dynamodb.newImage?["n"]?.integer.map(Int.init) }
        }
    }
}
