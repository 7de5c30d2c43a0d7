package import CurlTransport
import FoundationEssentials
package import SharedLayer

/// Puts generated data of one pipeline into a deployment, each record only if it is not there.
///
/// - subscription: signed charges, sent to the API as a publisher sends them: all of it is real.
/// - contract: contracts of the past with their histories, into the pipeline's table.
/// - transaction, dispute, settlement, reconciliation: what the event bus told of past charges, which those stacks keep their
///   own copies of. Events have ids that tell a repeat.
/// - authentication: people of the demonstration organization, by the API, as the network's operator.
/// - partner: partners, into their table.
package struct PipelineSeed: Sendable {
    package let generator: DataGenerator
    private let network: SeedNetwork
    private let tables: [String]
    private let environment: [String: String]
    private let deployment: String
    private let configuration: AWSConfiguration
    private let http: HTTPClient
    private let apiURL: String?

    /// - Parameters:
    ///   - environment: names of tables that are not found by themselves; see `SeedTables.name`.
    ///   - apiURL: where subscription charges and people are sent.
    package init(
        _ generator: DataGenerator, network: SeedNetwork, tables: [String], environment: [String: String],
        deployment: String, configuration: AWSConfiguration, http: HTTPClient, apiURL: String?
    ) {
        self.generator = generator
        self.network = network
        self.tables = tables
        self.environment = environment
        self.deployment = deployment
        self.configuration = configuration
        self.http = http
        self.apiURL = apiURL
    }

    /// Seeds what has that number, from 1. Throws a `SeedError`, a `RepositoryError`, a `TransportError`.
    package func seed(number: Int) async throws -> PipelineSeedOutcome {
        switch generator.pipeline {
        case .subscription: try await send(number)
        case .contract: try await insertContract(number)
        case .transaction, .dispute, .settlement, .reconciliation: try await tell(number)
        case .partner: try await insertPartner(number)
        case .authentication: try await makeUser(number)
        }
    }

    private var dynamo: DynamoClient { DynamoClient(configuration: configuration, http: http) }

    private func table(_ logicalID: String, _ variable: String) throws(SeedError) -> String {
        try SeedTables.name(
            of: logicalID, variable, among: tables, deployment: deployment, environment: environment)
    }

    private func send(_ number: Int) async throws -> PipelineSeedOutcome {
        let url = try knownAPI() + "/api/v1/events/subscription_charges"
        let signer = ChargeSigner(key: network.key, audience: "moneta-core-\(deployment)")
        for body in try generator.records(number: number).map(\.bytes) {
            let headers: HTTPHeaders = [
                "Content-Type": "application/json", "X-JWS-Signature": try signer.signature(of: body, url: url),
            ]
            let response = try await http.execute(HTTPRequest(.post, url, headers: headers, body: body))
            guard response.status == 200 else {
                throw SeedError(
                    .service,
                    "\(url) answered charge \(number) with \(response.status): \(String(decoding: response.body, as: UTF8.self))"
                )
            }
        }
        return .sent
    }

    private func insertContract(_ number: Int) async throws -> PipelineSeedOutcome {
        let made = try generator.generatedContract(number)
        let contracts = AggregateRepository<ContractModel>(
            dynamo: dynamo, table: try table("SubscriptionTable", "SUBSCRIPTION_TABLE_NAME"),
            makeToken: { UUID().uuidString.lowercased() })
        guard try await contracts.get(made.contract.reference) == nil else { return .alreadyThere }
        _ = try await contracts.apply(AggregateChange(made.contract, events: made.events))
        return .written
    }

    private func tell(_ number: Int) async throws -> PipelineSeedOutcome {
        let bus = "moneta-\(deployment)"
        let entries = try generator.generatedContract(number).told.map { event in
            BusEvent(
                source: DataGenerator.chargeSource, detailType: event.eventType,
                detail: try JSONValueEncoder().encode(event).description, time: event.occurredAt)
        }
        let outcome = await EventBusClient(configuration: configuration, http: http).put(entries, on: bus)
        do { try outcome.requireAll() } catch {
            throw SeedError(
                .service, "The event bus \(bus) did not take the events of charge \(number).", cause: error)
        }
        return .sent
    }

    private func insertPartner(_ number: Int) async throws -> PipelineSeedOutcome {
        let partners = PartnerRepository(dynamo: dynamo, table: try table("PartnerTable", "PARTNER_TABLE_NAME"))
        let partner = generator.generatedPartner(number)
        guard try await partners.get(partner.partnerID) == nil else { return .alreadyThere }
        _ = try await partners.save(partner)
        return .written
    }

    /// A person whose e-mail address is taken was made before.
    private func makeUser(_ number: Int) async throws -> PipelineSeedOutcome {
        let url = try knownAPI() + "/api/v1/auth/users"
        let headers: HTTPHeaders = [
            "Content-Type": "application/json", "X-API-Key": network.apiKeys.operatorKey,
        ]
        let response = try await http.execute(
            HTTPRequest(.post, url, headers: headers, body: generator.user(number).bytes))
        switch response.status {
        case 201: return .written
        case 409: return .alreadyThere
        default:
            throw SeedError(
                .service,
                "\(url) answered person \(number) with \(response.status): \(String(decoding: response.body, as: UTF8.self))"
            )
        }
    }

    private func knownAPI() throws(SeedError) -> String {
        guard let apiURL else {
            throw SeedError(
                .service,
                "\(generator.pipeline.rawValue) data are sent to the API: say where it answers with --api URL.")
        }
        return apiURL
    }
}
