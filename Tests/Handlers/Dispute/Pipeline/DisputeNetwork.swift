import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

/// A seeded network on the real emulator with the root template: publishers of two organizations, API keys, a partner over
/// HTTP, and what the other domains would tell.
struct DisputeNetwork: Sendable {
    let emulator: EmulatorProcess
    let partner: PartnerEndpoint
    let configuration: AWSConfiguration
    let http: HTTPClient
    let plan: SeedPlan
    let key: PublisherKey
    let strangerKey: PublisherKey
    let disputes: DisputeRepository
    let tables: SeedTables

    static let path = "/api/v1/events/disputes"
    static let stranger = "publisher-other"
    static let otherOrganization = "org-other"

    static func with(
        answering: @escaping @Sendable (PartnerEndpoint.Attempt) async -> PartnerEndpoint.Reply = { _ in
            .confirm("noted")
        },
        _ body: (DisputeNetwork) async throws -> Void
    ) async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        try await TemporaryDirectory.with { directory in
            try await PartnerEndpoint.with(answering: answering) { partner in
                try await EmulatorProcess.with(
                    program: PackageRoot.file(".build/debug/moneta"), template: RootTemplate.write(into: directory),
                    dataDirectory: directory.file("data"),
                    arguments: ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]
                ) { emulator in
                    do {
                        let network = try await DisputeNetwork(emulator, partner, http)
                        try await body(network)
                    } catch {
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
        let dynamo = DynamoClient(configuration: configuration, http: http)
        let names = try await TableNames.list(configuration: configuration, http: http)
        tables = try SeedTables(names: names, deployment: "dev", environment: [:])
        disputes = DisputeRepository(
            dynamo: dynamo, table: try #require(names.first { $0.contains("DisputeTable") }),
            makeToken: { UUID().uuidString.lowercased() })
        plan = SeedPlan(partnerEndpointURL: partner.url, partnerAPIKey: "partner-key-1")
        key = try PublisherKey.generate(publisherID: plan.publisherID, now: .now())
        strangerKey = try PublisherKey.generate(publisherID: Self.stranger, now: .now())
        _ = try await NetworkSeeder(dynamo: dynamo, tables: tables).seed(plan, key: key)
        var other = plan
        other.organizationID = Self.otherOrganization
        other.publisherID = Self.stranger
        _ = try await NetworkSeeder(dynamo: dynamo, tables: tables).seed(other, key: strangerKey)
        let keys = APIKeyRepository(dynamo: dynamo, table: tables.organization)
        for caller in Caller.allCases {
            _ = try await keys.base.save(
                APIKeyModel(
                    key: caller.rawValue, keyID: caller.rawValue, organizationID: caller.organizationID,
                    scopes: caller.scopes, createdAt: .now()))
        }
    }

    /// Holders of API keys; the raw value is the key.
    enum Caller: String, CaseIterable, Sendable {
        case reader = "mk-reader-of-org-demo"
        case reviewer = "mk-reviewer-of-org-demo"
        case stranger = "mk-all-of-org-other"
        case `operator` = "mk-operator"

        var organizationID: String { self == .stranger || self == .operator ? "org-other" : "org-demo" }
        var scopes: [String] {
            switch self {
            case .reader: ["events:read"]
            case .reviewer: ["disputes:decide"]
            case .stranger: ["events:read", "disputes:decide"]
            case .operator: ["network:operate"]
            }
        }
    }

    func reference(_ disputeID: String) -> DisputeReference {
        DisputeReference(organizationID: plan.organizationID, disputeID: disputeID)
    }

    func contract(_ contractID: String) -> ContractReference {
        ContractReference(organizationID: plan.organizationID, contractID: contractID)
    }
}
