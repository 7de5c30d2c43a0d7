package import CurlTransport
import FoundationEssentials
package import SharedLayer
package import TestSupport

/// A seeded network on a running emulator, and a publisher in it that sends signed charges.
package struct ChargeNetwork: Sendable {
    package let plan: SeedPlan
    package let contracts: ContractRepository
    private let signer: ChargeSigner
    private let http: HTTPClient
    private let url: String

    /// Writes an organization, its publisher with a certificate, a partner and mPasses, through the same repositories that
    /// the functions use.
    ///
    /// - Parameter key: the publisher's key of an earlier seed; nil makes one.
    package init(
        on emulator: EmulatorProcess, partnerURL: String, key: PublisherKey, http: HTTPClient
    ) async throws {
        self.http = http
        url = "\(emulator.apiURL)/api/v1/events/subscription_charges"
        plan = SeedPlan(partnerEndpointURL: partnerURL, partnerAPIKey: "demo-api-key")
        signer = ChargeSigner(key: key, audience: "moneta-core-dev")
        let configuration = try AWSConfiguration(environment: [
            "AWS_ENDPOINT_URL": emulator.servicesURL, "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
        ])
        let dynamo = DynamoClient(configuration: configuration, http: http)
        let names = try await TableNames.list(configuration: configuration, http: http)
        let tables = try SeedTables(names: names, deployment: "dev", environment: [:])
        guard let subscriptionTable = names.first(where: { $0.contains("SubscriptionTable") }) else {
            throw ScenarioError("The emulator has no SubscriptionTable, only \(names.joined(separator: ", ")).")
        }
        contracts = ContractRepository(
            dynamo: dynamo, table: subscriptionTable, makeToken: { UUID().uuidString.lowercased() })
        _ = try await NetworkSeeder(dynamo: dynamo, tables: tables).seed(plan, key: key)
    }

    /// The body of a charge; `amount` is a JSON number's text.
    package func body(contract: String, amount: String, tier: MPassTier) -> [UInt8] {
        Array(
            """
            {"contract_id":"\(contract)","amount":\(amount),"currency":"USD","mpass_id":"\(SeedPlan.mPassID(tier))",\
            "organization_id":"\(plan.organizationID)","publisher_id":"\(plan.publisherID)","period":"\(Self.period)"}
            """.utf8)
    }

    /// Signs `body` and sends it; `signed` is what is signed in its place when the signature is to be a forgery.
    ///
    /// - Parameter key: the header `Idempotency-Key`.
    package func send(
        _ body: [UInt8], inPlaceOf signed: [UInt8]? = nil, key: String? = nil
    ) async throws -> HTTPResponse {
        let signature = try signer.signature(of: signed ?? body, url: url)
        var headers: HTTPHeaders = ["Content-Type": "application/json", "X-JWS-Signature": signature]
        if let key { headers["Idempotency-Key"] = key }
        return try await http.execute(HTTPRequest(.post, url, headers: headers, body: body))
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
}
