import CurlTransport
import Scenario
import SharedLayer
import TestSupport
import Testing

/// What a publisher, a reviewer and a partner do with one organization's charges over all pipelines, on a running emulator.
struct PaymentStory: Sendable {
    let network: ChargeNetwork
    let emulator: EmulatorProcess
    let settlements: SettlementRepository
    let reconciliations: ReconciliationRepository
    private let disputes: DisputeRepository

    init(_ emulator: EmulatorProcess, partner: PartnerEndpoint, http: HTTPClient) async throws {
        let key = try PublisherKey.generate(publisherID: "publisher-demo", now: .now())
        network = try await ChargeNetwork(on: emulator, partnerURL: partner.url, key: key, http: http)
        self.emulator = emulator
        let token: @Sendable () -> String = { IdentifierGenerator().uuid() }
        disputes = DisputeRepository(
            dynamo: network.dynamo, table: try network.table("DisputeTable"), makeToken: token)
        settlements = SettlementRepository(
            dynamo: network.dynamo, table: try network.table("SettlementTable"), makeToken: token)
        reconciliations = ReconciliationRepository(
            dynamo: network.dynamo, table: try network.table("ReconciliationTable"), makeToken: token)
    }

    var organizationID: String { network.plan.organizationID }
    /// The members by which every request says who sends it.
    private var sender: String {
        #""organization_id":"\#(organizationID)","publisher_id":"\#(network.plan.publisherID)""#
    }

    /// Charges, and waits until the partner has the contract.
    func charge(_ contract: String, period: String?, _ amount: String) async throws -> ContractModel {
        let member = period.map { #","period":"\#($0)""# } ?? ""
        let body = String(decoding: network.body(contract: contract, amount: amount, tier: .gold), as: UTF8.self)
            .replacing(#","period":"\#(ChargeNetwork.period)""#, with: member)
        try await accepted(network.send(Array(body.utf8), key: Self.key(contract + (period ?? ""))))
        let reference = ContractReference(organizationID: organizationID, contractID: contract, period: period)
        return try await eventually(within: .seconds(90), "\(contract) of \(period ?? "no period") to be delivered") {
            let found = try await network.contracts.get(reference)
            return found?.status == .delivered ? found : nil
        }
    }

    /// Opens a dispute about a charge, once dispute has heard of it.
    func dispute(_ id: String, about charge: ContractModel, _ amount: String) async throws -> HTTPResponse {
        let contract = charge.reference.contract
        try await eventually(within: .seconds(60), "dispute to hear of \(charge.key)") {
            try await disputes.charge(of: contract, transactionID: charge.transactionID) != nil
        }
        let body = """
            {"dispute_id":"\(id)",\(sender),"contract_id":"\(contract.contractID)",\
            "transaction_id":"\(charge.transactionID)","reason":"DUPLICATE","amount":\(amount),"currency":"USD",\
            "evidence":[{"evidence_id":"e-1","kind":"RECEIPT","media_type":"text/plain","size_bytes":5,\
            "content_sha256":"\(String(repeating: "0a", count: 32))"}]}
            """
        return try await submit(body, to: "disputes", key: id)
    }

    /// Opens a dispute and accepts it, with the refund.
    func refund(_ id: String, of charge: ContractModel, disputing amount: String, refund: String) async throws {
        try await accepted(dispute(id, about: charge, amount))
        let reference = DisputeReference(organizationID: organizationID, disputeID: id)
        try await eventually(within: .seconds(60), "\(id) to be under review") {
            try await disputes.aggregates.get(reference)?.status == .underReview
        }
        // The refund of another currency is none.
        #expect(try await decide(id, refund: refund, "EUR").status == 400)
        try await accepted(decide(id, refund: refund, "USD"))
        #expect(try await decide(id, refund: refund, "USD").status == 409)
    }

    private func decide(_ id: String, refund: String, _ currency: String) async throws -> HTTPResponse {
        try await network.call(
            .post, "\(Self.disputesPath)/\(id)/decisions", apiKey: network.organizationKey,
            body: Array(#"{"decision":"ACCEPT","refund_amount":\#(refund),"currency":"\#(currency)"}"#.utf8),
            headers: ["Idempotency-Key": IdentifierGenerator().uuid()])
    }

    /// Waits until so many charges and refunds wait to be settled.
    func waiting(_ count: Int) async throws {
        let account = SettlementAccountReference(
            organizationID: organizationID, partnerID: network.plan.partnerID,
            currency: try #require(Currency("USD")))
        try await eventually(within: .seconds(60), "\(count) entries to wait") {
            var found = 0
            let end = Timestamp.now().adding(seconds: 86_400)
            for try await page in settlements.waiting(in: account, before: end, pageRecordsMax: 100) {
                found += page.records.count
            }
            return found == count
        }
    }

    /// Asks for the settlement of everything until now, and waits until the partner has it.
    func settle(_ id: String) async throws -> SettlementModel {
        let end = Timestamp.now()
        let body = """
            {"settlement_id":"\(id)",\(sender),"partner_id":"\(network.plan.partnerID)","currency":"USD",\
            "period_start":"\(end.adding(seconds: -86_400).text)","period_end":"\(end.text)"}
            """
        try await accepted(submit(body, to: "settlements", key: id))
        return try await settled("\(id) to be settled") { $0.reference.settlementID == id }
    }

    /// Waits for a settlement that the partner has taken.
    func settled(
        _ what: String, where isMeant: (SettlementModel) -> Bool
    ) async throws -> SettlementModel {
        try await eventually(within: .seconds(90), what) {
            let query = settlements.aggregates.search(organizationID: organizationID)
            for try await page in settlements.aggregates.base.pages(of: query) {
                let found = try await page.resolved().first { $0.status == .settled && isMeant($0) }
                if let found { return found }
            }
            return nil
        }
    }

    /// Sends the partner's records, once our own side has `ours` of them, and waits for the report's receipt.
    func reconcile(_ id: String, _ records: [String], days: [String], ours: Int) async throws -> ReconciliationModel {
        let (first, last) = (try #require(days.min()), try #require(days.max()))
        let numbers = Set(try days.map { try #require(CivilDate($0)).daysSince1970 })
        try await eventually(within: .seconds(60), "\(ours) records of ours") {
            var found = 0
            for day in numbers {
                for try await page in reconciliations.ledger(
                    organizationID: organizationID, partnerID: network.plan.partnerID, daysSince1970: day)
                { found += page.records.count }
            }
            return found == ours
        }
        let body = """
            {"reconciliation_id":"\(id)",\(sender),"period":{"start":"\(first)","end":"\(last)"},\
            "records":[\(records.joined(separator: ","))]}
            """
        try await accepted(submit(body, to: "reconciliations", key: id))
        let reference = ReconciliationReference(organizationID: organizationID, reconciliationID: id)
        return try await eventually(within: .seconds(90), "\(id) to be responded to") {
            let found = try await reconciliations.aggregates.get(reference)
            return found?.status == .responded ? found : nil
        }
    }

    /// A GET with the organization's key.
    func read(_ path: String) async throws -> HTTPResponse {
        try await network.get(path, apiKey: network.organizationKey)
    }

    /// Sends what the publisher signs, with an `Idempotency-Key` that follows from the name.
    func submit(_ body: String, to pipeline: String, key name: String) async throws -> HTTPResponse {
        try await network.send(
            Array(body.utf8), to: "/api/v1/events/\(pipeline)", headers: ["Idempotency-Key": Self.key(name)])
    }

    private static func key(_ name: String) -> String { "key-of-\(name)" }

    private func accepted(_ response: HTTPResponse) throws {
        guard (200...202).contains(response.status) else {
            throw ScenarioError("refused: \(response.status) \(String(decoding: response.body, as: UTF8.self))")
        }
    }

    private static let disputesPath = "/api/v1/events/disputes"
}
