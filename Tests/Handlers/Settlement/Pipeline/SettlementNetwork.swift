import CurlTransport
import Scenario
import SharedLayer
import TestSupport
import Testing

/// The whole application on the real emulator with a seeded network and a partner, and what a test does there as a publisher, as a
/// holder of an API key, and as another domain.
struct SettlementNetwork: Sendable {
    let emulator: EmulatorProcess
    let partner: PartnerEndpoint
    let plan: SeedPlan
    let key: PublisherKey
    let http: HTTPClient
    let configuration: AWSConfiguration
    let tables: SeedTables
    let settlementTable: String

    static let path = "/api/v1/events/settlements"
    static let readKey = "mk_settlement_reader_0123456789"
    static let strangerKey = "mk_settlement_stranger_0123456789"
    static let blindKey = "mk_settlement_blind_0123456789"
    static let operatorKey = "mk_settlement_operator_0123456789"

    static func with(
        terms: String = "{}",
        answering: @escaping @Sendable (PartnerEndpoint.Attempt) async -> PartnerEndpoint.Reply = { _ in
            .confirm("settled-1")
        },
        _ body: (SettlementNetwork) async throws -> Void
    ) async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        try await TemporaryDirectory.with { directory in
            try await PartnerEndpoint.with(answering: answering) { partner in
                try await EmulatorProcess.with(
                    program: PackageRoot.file(".build/debug/moneta"), template: PackageRoot.file("template.json"),
                    dataDirectory: directory.file("data"),
                    arguments: [
                        "--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8",
                        "SettlementTerms=\(terms)",
                    ]
                ) { emulator in
                    let network = try await SettlementNetwork(emulator, partner, http)
                    do { try await body(network) } catch {
                        Issue.record("\(error)\n--- emulator\n\(emulator.process.output.suffix(6_000))")
                    }
                }
            }
        }
    }

    private init(_ emulator: EmulatorProcess, _ partner: PartnerEndpoint, _ http: HTTPClient) async throws {
        self.emulator = emulator
        self.partner = partner
        self.http = http
        configuration = try AWSConfiguration(environment: [
            "AWS_ENDPOINT_URL": emulator.servicesURL, "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
        ])
        let names = try await TableNames.list(configuration: configuration, http: http)
        tables = try SeedTables(names: names, deployment: "dev", environment: [:])
        settlementTable = try #require(names.first { $0.contains("SettlementTable") })
        plan = SeedPlan(partnerEndpointURL: partner.url, partnerAPIKey: "demo-api-key")
        key = try PublisherKey.generate(publisherID: plan.publisherID, now: .now())
        _ = try await NetworkSeeder(dynamo: dynamo, tables: tables).seed(plan, key: key)
        let keys = APIKeyRepository(dynamo: dynamo, table: tables.organization)
        for (key, organization, scopes) in [
            (Self.readKey, plan.organizationID, ["events:read"]),
            (Self.blindKey, plan.organizationID, ["partners:read"]),
            (Self.strangerKey, "org-other", ["events:read"]), (Self.operatorKey, "org-network", ["network:operate"]),
        ] {
            _ = try await keys.save(
                APIKeyModel(
                    key: key, keyID: "key-\(organization)-\(scopes[0])".replacing(":", with: "-"),
                    organizationID: organization,
                    scopes: scopes, createdAt: .now()))
        }
    }

    var dynamo: DynamoClient { DynamoClient(configuration: configuration, http: http) }

    var settlements: SettlementRepository { settlements(through: http) }

    /// The same table through another way to it: one that a test interrupts.
    func settlements(through http: any HTTPTransport) -> SettlementRepository {
        SettlementRepository(
            dynamo: DynamoClient(configuration: configuration, http: http), table: settlementTable,
            makeToken: { IdentifierGenerator().uuid() })
    }

    func account(_ code: String = "USD") throws -> SettlementAccountReference {
        SettlementAccountReference(
            organizationID: plan.organizationID, partnerID: plan.partnerID, currency: try Sample.currency(code))
    }

    /// Tells the bus, as another domain's outbox does.
    func tell(_ messages: BusMessage...) async throws {
        let names: JSONValue = try await AWSJSONClient(
            service: "events", targetPrefix: "AWSEvents", jsonVersion: "1.1", configuration: configuration, http: http
        ).call("ListEventBuses", [:] as JSONValue)
        let bus = try #require(names["EventBuses"]?.array?.compactMap { $0["Name"]?.string }.first { $0 != "default" })
        let client = EventBusClient(configuration: configuration, http: http)
        try await client.put(
            messages.map {
                BusEvent(
                    source: $0.source, detailType: $0.type, detail: String(decoding: $0.detail.bytes, as: UTF8.self))
            }, on: bus
        ).requireAll()
    }

    /// Waits until so many entries wait to be settled.
    func waiting(_ count: Int, _ code: String = "USD") async throws {
        let account = try account(code)
        try await eventually(within: .seconds(60), "\(count) entries to wait") {
            var found = 0
            let end = Timestamp.now().adding(seconds: 864_000)
            for try await page in settlements.waiting(in: account, before: end, pageRecordsMax: 100) {
                found += page.records.count
            }
            return found == count
        }
    }

    func settlement(_ id: String, reaching status: SettlementStatus) async throws -> SettlementModel {
        let reference = SettlementReference(organizationID: plan.organizationID, settlementID: id)
        return try await eventually(within: .seconds(60), "\(id) to be \(status.rawValue)") {
            let found = try await settlements.aggregates.get(reference)
            return found?.status == status ? found : nil
        }
    }
}
