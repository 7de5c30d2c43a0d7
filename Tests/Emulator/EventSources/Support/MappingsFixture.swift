import FoundationEssentials
import Functions
import GRDB
import Logging
import Queues
import ServiceLifecycle
import Storage
import TestSupport
import VirtualTime
import Wire

@testable import EventSources

/// The API of event source mappings over real queues and a function that a test scripts.
struct MappingsFixture {
    static let functionARN = "arn:aws:lambda:eu-central-1:000000000000:function:shop-work"

    let queues: QueuesService
    let service: EventSourcesService
    let mappings: EventSourceMappings
    let store: any DatabaseWriter

    /// Makes the service with what templates declare, and runs it while `body` runs.
    static func with<Result: Sendable>(
        _ location: StoreLocation = .inMemory, declared: [EventSourceMapping.Declaration] = [],
        invoker: FakeInvoker = FakeInvoker(result: "null"), _ body: (MappingsFixture) async throws -> Result
    ) async throws -> Result {
        let clock = VirtualClock()
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let queues = QueuesService(
            store: try Store.open(QueuesService.storeName, at: .inMemory, migrator: QueuesService.migrator),
            baseURL: "http://127.0.0.1:4566", region: "eu-central-1", accountID: "000000000000", clock: clock)
        try await queues.createQueue(name: "orders", attributes: [:])
        try await queues.createQueue(name: "ordered.fifo", attributes: ["FifoQueue": "true"])
        let store = try Store.open(MappingStore.storeName, at: location, migrator: MappingStore.migrator)
        let function = FunctionConfiguration(
            id: FunctionID(stack: "Shop", logicalID: "Work"), name: "shop-work", handler: "Work",
            runtime: "provided.al2", codePath: "/none", timeoutSeconds: 5)
        let mappings = EventSourceMappings(
            store: MappingStore(store),
            kinds: [QueueEventKind(queues: queues, invoker: invoker, clock: clock, logger: logger)],
            directory: FunctionDirectory(functions: [function], region: "eu-central-1", accountID: "000000000000"),
            clock: clock, logger: logger)
        try await mappings.install(declared)
        let fixture = MappingsFixture(
            queues: queues, service: EventSourcesService(mappings), mappings: mappings, store: store)
        let result = try await EventSourceFixture.running(mappings) { _ in try await body(fixture) }
        try store.close()
        return result
    }

    static func declaration(
        isEnabled: Bool = true, batchSize: Int? = nil, uuid: String = "11111111-1111-8111-8111-111111111111"
    ) -> EventSourceMapping.Declaration {
        var settings = EventSourceSettings()
        settings.batchSize = batchSize
        return EventSourceMapping.Declaration(
            uuid: uuid, eventSourceARN: EventSourceFixture.queueARN, functionARN: functionARN, settings: settings,
            isEnabled: isEnabled)
    }

    /// What the API shows of a mapping, as far as these tests look.
    struct Shown: Decodable {
        let UUID: String
        let State: String
        let BatchSize: Int
    }

    func call(_ method: String, _ uuid: String = "", _ body: String = "") async -> ServiceResponse {
        await service.respond(
            to: ServiceRequest(
                method: method, path: "/2015-03-31/event-source-mappings/\(uuid)", body: Array(body.utf8),
                requestID: "r"))
    }

    func shown(_ response: ServiceResponse) throws -> Shown {
        try JSONDecoder().decode(Shown.self, from: Data(response.body))
    }

    func create(_ more: String = "") async throws -> Shown {
        try shown(
            await call(
                "POST", "",
                #"{"EventSourceArn":"\#(EventSourceFixture.queueARN)","FunctionName":"shop-work"\#(more)}"#))
    }

    func reaches(_ state: String, _ uuid: String) async throws {
        try await eventually("the state \(state)") { try await shown(call("GET", uuid)).State == state }
    }
}
