import CurlTransport
import SharedLayer
import TestSupport

/// Settles what a soak delivered, and looks whether the ledger has each delivered charge once and adds up to zero.
struct SoakLedger: Sendable {
    private let network: ChargeNetwork
    private let lives: EmulatorLives
    private let http: HTTPClient
    private let settlements: SettlementRepository
    private let account: SettlementAccountReference

    init(network: ChargeNetwork, lives: EmulatorLives, http: HTTPClient) throws {
        self.network = network
        self.lives = lives
        self.http = http
        settlements = SettlementRepository(
            dynamo: network.dynamo, table: try network.table("SettlementTable"),
            makeToken: { IdentifierGenerator().uuid() })
        guard let currency = Currency("USD") else { throw ScenarioError("There is no USD.") }
        account = SettlementAccountReference(
            organizationID: network.plan.organizationID, partnerID: network.plan.partnerID, currency: currency)
    }

    /// - Parameter delivered: the transactions of the delivered charges.
    func faults(of delivered: [String]) async throws -> [String] {
        guard !delivered.isEmpty else { return [] }
        let untold = try await untold(delivered)
        guard untold.isEmpty else { return untold.map { "\($0) was delivered and never told to settlement" } }
        guard try await settle() else { return ["what was delivered is not settled"] }
        return try await ledgerFaults(delivered)
    }

    /// Those that settlement has not heard of. What failed meanwhile is sent back from the dead-letter queues.
    private func untold(_ delivered: [String]) async throws -> [String] {
        var missing = delivered
        for _ in 0..<Self.roundsMax {
            let isTold = await comesTrue {
                var left: [String] = []
                for transactionID in missing {
                    let key = RecordedEntryModel.key(
                        organizationID: account.organizationID, kind: .charge, sourceID: transactionID)
                    if try await settlements.recorded(key) == nil { left.append(transactionID) }
                }
                missing = left
                return left.isEmpty
            }
            if isTold { return [] }
            try await bringBack()
        }
        return missing
    }

    /// Settles until nothing waits and no settlement is under way.
    private func settle() async throws -> Bool {
        for round in 0..<Self.roundsMax {
            let standing = try await settlements.account(account)
            if standing?.openSettlementID == nil {
                var waiting = settlements.waiting(in: account, before: Self.end, pageRecordsMax: 1).makeAsyncIterator()
                guard try await waiting.next()?.records.isEmpty == false else { return true }
                let now = Timestamp.now()
                if let settled = standing?.settledThrough, settled >= now {
                    // A daily run was first, ahead of our time: the next one takes the rest.
                    try await EmulatorClock(http: http).advance(try await lives.current(), seconds: Self.daySeconds)
                } else {
                    try await ask("soak-\(round)", from: standing?.settledThrough, until: now)
                }
            }
            let isOver = await comesTrue { try await settlements.account(account)?.openSettlementID == nil }
            if !isOver { try await bringBack() }
        }
        return false
    }

    private func ask(_ id: String, from start: Timestamp?, until end: Timestamp) async throws {
        let body = """
            {"settlement_id":"\(id)","organization_id":"\(account.organizationID)",\
            "publisher_id":"\(network.plan.publisherID)","partner_id":"\(account.partnerID)",\
            "currency":"\(account.currency.code)",\
            "period_start":"\((start ?? end.adding(seconds: -Int64(Self.daySeconds))).text)","period_end":"\(end.text)"}
            """
        let response = try await network.send(Array(body.utf8), to: "/api/v1/events/settlements")
        guard response.status == 200 else {
            throw ScenarioError(
                "\(id) was refused: \(response.status) \(String(decoding: response.body, as: UTF8.self))")
        }
    }

    /// Whether a condition holds within a round; an emulator that is being started again is waited for too.
    private func comesTrue(_ condition: () async throws -> Bool) async -> Bool {
        do {
            try await eventually(within: Self.roundLength, "the condition of a round", condition)
            return true
        } catch {
            return false
        }
    }

    /// What the dead had received comes back, and what was given up on.
    private func bringBack() async throws {
        let emulator = try await lives.current()
        try await EmulatorClock(http: http).advance(emulator, seconds: EmulatorClock.visibilitySeconds)
        try await DeadLetterQueues(emulator, http: http).sendBack()
    }

    private func ledgerFaults(_ delivered: [String]) async throws -> [String] {
        var faults: [String] = []
        var lines: [LedgerLineModel] = []
        let query = settlements.aggregates.search(organizationID: account.organizationID)
        for try await page in settlements.aggregates.base.pages(of: query) {
            for settlement in try await page.resolved() where settlement.linesHash != nil {
                let own = try await settlements.lines(of: settlement.reference).all(max: Self.linesMax)
                if try LedgerLineModel.hash(of: own) != settlement.linesHash {
                    faults.append("\(settlement.reference.settlementID)'s lines are not those that were sealed")
                }
                lines += own
            }
        }
        for (currency, sum) in try LedgerLineModel.sums(of: lines) where sum != 0 {
            faults.append("the ledger adds up to \(sum) minor units of \(currency.code)")
        }
        let settled = lines.filter { $0.entry == .charge && $0.side == .debit }.map(\.sourceID).sorted()
        for (transactionID, charges) in Dictionary(grouping: settled, by: { $0 }) where charges.count > 1 {
            faults.append("\(transactionID) was settled \(charges.count) times")
        }
        faults += Set(delivered).subtracting(settled).sorted().map { "\($0) was delivered and is not settled" }
        faults += Set(settled).subtracting(delivered).sorted().map { "\($0) was settled and is not delivered" }
        return faults
    }

    private static let roundLength: Duration = .seconds(10)
    private static let roundsMax = 20
    private static let daySeconds = 86_400
    private static let linesMax = 100_000
    /// After everything that waits.
    private static let end = Timestamp(secondsSince1970: 32_503_680_000)
}
