import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

@testable import Transaction

/// The whole application in the real emulator, with callers of its read APIs, and a bus that tests put events on.
struct LedgerNetwork: Sendable {
    let emulator: EmulatorProcess
    let http: HTTPClient
    let caller: APICaller
    let ledger: LedgerRepository
    let dynamo: DynamoClient
    let table: String

    static let organizationID = "org-ledger"

    /// - Parameter arguments: of the emulator.
    static func with(
        arguments: [String] = [], _ body: (LedgerNetwork) async throws -> Void
    ) async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: PackageRoot.file(".build/debug/moneta"), template: PackageRoot.file("template.json"),
                dataDirectory: directory.file("data"), arguments: arguments
            ) { emulator in
                do {
                    try await body(LedgerNetwork(emulator, http))
                } catch {
                    Issue.record("\(error)\n--- emulator\n\(emulator.process.output.suffix(6_000))")
                }
            }
        }
    }

    private init(_ emulator: EmulatorProcess, _ http: HTTPClient) async throws {
        self.emulator = emulator
        self.http = http
        caller = try await APICaller(
            of: Self.organizationID, scopes: ["transactions:read"], on: emulator, http: http)
        let configuration = try APICaller.configuration(of: emulator)
        let names = try await TableNames.list(configuration: configuration, http: http)
        table = try #require(names.first { $0.contains("TransactionTable") })
        dynamo = DynamoClient(configuration: configuration, http: http)
        ledger = LedgerRepository(dynamo: dynamo, table: table, makeToken: { IdentifierGenerator().uuid() })
    }

    /// Puts events on the bus, as other stacks' outboxes do.
    func put(_ events: [BusEvent]) async throws {
        let bus = EventBusClient(configuration: try APICaller.configuration(of: emulator), http: http)
        try await bus.put(events, on: "moneta-dev").requireAll()
    }

    /// Waits until the log has all events of the story.
    func recorded(_ story: LedgerStory) async throws {
        let references = Set(
            try story.events.map { try DomainEventRecordModel(body: $0.message, recordedAt: .now()).reference })
        try await eventually(within: .seconds(60), "the events to be recorded") {
            var count = 0
            for reference in references { count += try await ledger.events(of: reference).count }
            return count == LedgerStory.eventCount
        }
    }

    /// Invokes a function of the stack by Lambda's API.
    func invoke(_ function: String, _ body: JSONValue) async throws -> JSONValue {
        let response = try await http.execute(
            HTTPRequest(
                .post, "\(emulator.servicesURL)/2015-03-31/functions/\(function)/invocations", body: body.bytes))
        #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
        return try JSONParser().parse(response.body)
    }

    /// All rows of an organization by its ids, without what tells when they were written.
    func view(of story: LedgerStory) async throws -> [LedgerReference: LedgerTransactionModel] {
        var view: [LedgerReference: LedgerTransactionModel] = [:]
        for event in story.events {
            let reference = try DomainEventRecordModel(body: event.message, recordedAt: .now()).reference
            view[reference] = try await ledger.transaction(reference)
            view[reference]?.version = 0
        }
        return view
    }
}
