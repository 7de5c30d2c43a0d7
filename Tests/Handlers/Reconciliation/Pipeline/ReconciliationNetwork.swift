import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport

@testable import Reconciliation

/// The whole application on the real emulator with a seeded organization, whose partner is a real HTTP server.
struct ReconciliationNetwork: Sendable {
    let reconciliations: ReconciliationRepository
    let objects: ObjectClient
    let bucket: String
    let plan: SeedPlan
    let partner: PartnerEndpoint
    let emulator: EmulatorProcess
    let http: HTTPClient
    let configuration: AWSConfiguration
    let seeder: DynamoClient
    let tables: SeedTables
    let key: PublisherKey

    static let path = "/api/v1/events/reconciliations"
    static let readKey = "read-key-of-the-demonstration-organization"
    static let strangerKey = "read-key-of-another-organization-altogether"

    static func with(
        rules: String? = nil,
        answering behaviour: @escaping @Sendable (PartnerEndpoint.Attempt) async -> PartnerEndpoint.Reply = { _ in
            .confirm("taken")
        },
        _ body: (ReconciliationNetwork) async throws -> Void
    ) async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        try await TemporaryDirectory.with { directory in
            try await PartnerEndpoint.with(answering: behaviour) { partner in
                try await EmulatorProcess.with(
                    program: PackageRoot.file(".build/debug/moneta"), template: PackageRoot.file("template.json"),
                    dataDirectory: directory.file("data"),
                    arguments: ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]
                        + (rules.map { ["ReconciliationMatchingRules=\($0)"] } ?? [])
                ) { emulator in
                    try await body(try await ReconciliationNetwork(emulator, partner, http))
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
        seeder = DynamoClient(configuration: configuration, http: http)
        plan = SeedPlan(partnerEndpointURL: partner.url, partnerAPIKey: "demo-api-key")
        key = try PublisherKey.generate(publisherID: plan.publisherID, now: .now())
        let names = try await TableNames.list(configuration: configuration, http: http)
        tables = try SeedTables(names: names, deployment: "dev", environment: [:])
        _ = try await NetworkSeeder(dynamo: seeder, tables: tables).seed(plan, key: key)
        guard let table = names.first(where: { $0.contains("ReconciliationTable") }) else {
            throw ScenarioError("The emulator has no ReconciliationTable.")
        }
        reconciliations = ReconciliationRepository(
            dynamo: seeder, table: table, makeToken: { UUID().uuidString.lowercased() })
        objects = ObjectClient(configuration: configuration, http: http)
        bucket = try await Self.bucket(configuration, http)
        let keys = APIKeyRepository(dynamo: seeder, table: tables.organization)
        for (key, organization) in [(Self.readKey, plan.organizationID), (Self.strangerKey, "org-other")] {
            _ = try await keys.base.save(
                APIKeyModel(
                    key: key, keyID: "key-\(organization)", organizationID: organization, scopes: ["events:read"],
                    createdAt: .now()))
        }
    }

    private static func bucket(_ configuration: AWSConfiguration, _ http: HTTPClient) async throws -> String {
        let response = try await AWSRESTClient(service: "s3", configuration: configuration, http: http).call(.get, [])
        let buckets = try XMLReader.read(response.body, limits: XMLReader.Limits())["Buckets"]?.all("Bucket") ?? []
        guard let name = buckets.compactMap({ $0["Name"]?.text }).first(where: { $0.contains("reconciliation") }) else {
            throw ScenarioError("The emulator has no bucket of the reconciliation stack: \(buckets)")
        }
        return name
    }

    func reference(_ id: String) -> ReconciliationReference {
        ReconciliationReference(organizationID: plan.organizationID, reconciliationID: id)
    }

    /// A body; `source` is the member `records` or `file`.
    func body(_ id: String, period: String = "2026-10-01/2026-10-31", _ source: String) -> [UInt8] {
        let days = period.split(separator: "/")
        return Array(
            """
            {"reconciliation_id":"\(id)","organization_id":"\(plan.organizationID)",\
            "publisher_id":"\(plan.publisherID)","period":{"start":"\(days[0])","end":"\(days[1])"},\(source)}
            """.utf8)
    }

    func send(_ body: [UInt8], inPlaceOf signed: [UInt8]? = nil) async throws -> HTTPResponse {
        try await send(body, signature: signature(of: signed ?? body))
    }

    /// A signature of another moment, by another key or for others.
    func signature(
        of body: [UInt8], at moment: Timestamp? = nil, by other: PublisherKey? = nil,
        audience: String = "moneta-core-dev", for path: String = ReconciliationNetwork.path
    ) throws -> String {
        try ChargeSigner(key: other ?? key, audience: audience, now: { moment ?? .now() })
            .signature(of: body, url: emulator.apiURL + path)
    }

    func send(_ body: [UInt8], signature: String) async throws -> HTTPResponse {
        try await http.execute(
            HTTPRequest(
                .post, emulator.apiURL + Self.path,
                headers: ["Content-Type": "application/json", "X-JWS-Signature": signature], body: body))
    }

    func get(_ path: String, key: String? = readKey) async throws -> (status: Int, document: JSONValue) {
        var headers: HTTPHeaders = [:]
        headers["X-API-Key"] = key
        let response = try await http.execute(HTTPRequest(.get, emulator.apiURL + Self.path + path, headers: headers))
        return (response.status, try JSONParser().parse(response.body))
    }

    /// A charge in our ledger, as an event has left it there.
    func charge(_ number: Int, minorUnits: Int64 = 4_990, day: Int = 0) throws -> LedgerRecordModel {
        guard let currency = Currency("USD") else { throw ScenarioError("There is no USD.") }
        return LedgerRecordModel(
            organizationID: plan.organizationID, partnerID: plan.partnerID, recordID: "t-\(number)", kind: .charge,
            amount: try Money(minorUnits: minorUnits, currency: currency), contractID: "c-\(number)",
            transactionID: "t-\(number)", mPassID: "m-\(number % 10)",
            occurredAt: Timestamp(secondsSince1970: Int64(Self.firstDay + day) * 86_400 + 43_200),
            eventID: String(repeating: "0", count: 64))
    }

    /// 2026-10-01.
    static let firstDay = 20_727

    /// Waits until the reconciliation has reached `status`.
    func reconciliation(
        _ id: String, reaching status: ReconciliationStatus, within bound: Duration = .seconds(90)
    ) async throws -> ReconciliationModel {
        try await eventually(within: bound, "reconciliation \(id) to be \(status.rawValue)") {
            let found = try await reconciliations.aggregates.get(reference(id))
            if let found, found.status == .failed, status != .failed {
                throw ScenarioError("The reconciliation failed: \(found.failureReason ?? "")")
            }
            return found?.status == status ? found : nil
        }
    }
}
