package import CurlTransport
import FoundationEssentials
package import SharedLayer
package import TestSupport

/// A seeded network on a running emulator, and publishers in it that send signed requests.
package struct ChargeNetwork: Sendable {
    package let seed: SeedNetwork
    package let contracts: ContractRepository
    /// The names of all tables.
    package let tables: [String]
    /// How to reach the emulator's services.
    package let configuration: AWSConfiguration
    /// `http://127.0.0.1:PORT`.
    package let apiURL: String
    package let http: HTTPClient
    /// dev, staging or prod.
    package let deployment: String

    /// Writes two organizations with their publishers, certificates, partners, mPasses and API keys, through the same
    /// repositories that the functions use.
    ///
    /// - Parameter key: the first publisher's key, which an earlier seed may have made.
    package init(
        on emulator: EmulatorProcess, partnerURL: String, key: PublisherKey, http: HTTPClient
    ) async throws {
        let other = SeedPlan.other(partnerEndpointURL: partnerURL, partnerAPIKey: "other-api-key")
        let seed = SeedNetwork(
            plan: SeedPlan(partnerEndpointURL: partnerURL, partnerAPIKey: "demo-api-key"), key: key, other: other,
            otherKey: try PublisherKey.generate(publisherID: other.publisherID, now: .now()), apiKeys: .generate())
        let configuration = try AWSConfiguration(environment: [
            "AWS_ENDPOINT_URL": emulator.servicesURL, "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
        ])
        try await self.init(seed, apiURL: emulator.apiURL, configuration: configuration, deployment: "dev", http: http)
    }

    /// The same on any deployment.
    ///
    /// - Parameter environment: names of tables that are not found by themselves; see `SeedTables.name`.
    package init(
        _ seed: SeedNetwork, apiURL: String, configuration: AWSConfiguration, deployment: String,
        environment: [String: String] = [:], http: HTTPClient
    ) async throws {
        self.seed = seed
        self.apiURL = apiURL
        self.configuration = configuration
        self.deployment = deployment
        self.http = http
        let dynamo = DynamoClient(configuration: configuration, http: http)
        tables = try await TableNames.list(configuration: configuration, http: http)
        contracts = ContractRepository(
            dynamo: dynamo,
            table: try SeedTables.name(
                of: "SubscriptionTable", "SUBSCRIPTION_TABLE_NAME", among: tables, deployment: deployment,
                environment: environment),
            makeToken: { UUID().uuidString.lowercased() })
        let seeder = NetworkSeeder(
            dynamo: dynamo,
            tables: try SeedTables(names: tables, deployment: deployment, environment: environment),
            keys: EndpointKeyWriter(SecretsSource(configuration: configuration, http: http), environment: deployment))
        _ = try await seeder.seed(seed, at: .now())
    }

    package var plan: SeedPlan { seed.plan }
    /// Opens everything: `network:operate`.
    package var operatorKey: String { seed.apiKeys.operatorKey }
    /// Opens what is `plan`'s.
    package var organizationKey: String { seed.apiKeys.organizationKey }
    /// Opens what is `seed.other`'s.
    package var otherOrganizationKey: String { seed.apiKeys.otherOrganizationKey }
    package var dynamo: DynamoClient { DynamoClient(configuration: configuration, http: http) }

    /// The name of the table with the logical id, such as `DisputeTable`. Throws `tableNotFound`.
    package func table(_ logicalID: String) throws(SeedError) -> String {
        try SeedTables.name(
            of: logicalID, "its environment variable", among: tables, deployment: deployment, environment: [:])
    }

    /// The body of a charge; `amount` is a JSON number's text.
    package func body(contract: String, amount: String, tier: MPassTier) -> [UInt8] {
        Array(
            """
            {"contract_id":"\(contract)","amount":\(amount),"currency":"USD","mpass_id":"\(SeedPlan.mPassID(tier))",\
            "organization_id":"\(plan.organizationID)","publisher_id":"\(plan.publisherID)","period":"\(Self.period)"}
            """.utf8)
    }

    /// Signs the charge `body` and sends it; `signed` goes in its place when the signature is to be a forgery.
    ///
    /// - Parameter key: the header `Idempotency-Key`.
    package func send(
        _ body: [UInt8], inPlaceOf signed: [UInt8]? = nil, key: String? = nil
    ) async throws -> HTTPResponse {
        try await send(body, signature: signature(of: signed ?? body), key: key)
    }

    /// The charge's signature, made before it is sent.
    package func signature(of body: [UInt8]) throws -> String { try signature(of: body, for: Self.chargesPath) }

    /// Sends a charge that was signed before.
    package func send(
        _ body: [UInt8], signature: String, key: String? = nil, limits: HTTPRequest.Limits = HTTPRequest.Limits()
    ) async throws -> HTTPResponse {
        var headers: HTTPHeaders = ["Content-Type": "application/json", "X-JWS-Signature": signature]
        if let key { headers["Idempotency-Key"] = key }
        return try await http.execute(
            HTTPRequest(.post, apiURL + Self.chargesPath, headers: headers, body: body, limits: limits))
    }

    package func reference(_ contract: String) -> ContractReference {
        ContractReference(organizationID: plan.organizationID, contractID: contract, period: Self.period)
    }

    /// Of every charge of `body`.
    package static let period = "2026-11"

    /// Waits until the contract has reached `status`.
    package func contract(
        _ contract: String, reaching status: ContractStatus, within bound: Duration = .seconds(60)
    ) async throws -> ContractModel {
        try await eventually(within: bound, "contract \(contract) to be \(status.rawValue)") {
            let found = try await contracts.get(reference(contract))
            return found?.status == status ? found : nil
        }
    }

    private static let chargesPath = "/api/v1/events/subscription_charges"
}
