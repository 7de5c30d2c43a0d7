import SharedLayer
import TestSupport

/// A settlement on demand, from a charge to the partner's confirmation.
struct SettlementSuite: IntegrationSuite {
    static let pipeline = "settlement"
    private static let path = "/api/v1/events/settlements"
    /// Other suites charge in another one, so that what is settled here was charged here.
    private static let currency = "CHF"
    private static let pagesMax = 1_000

    func run(_ run: IntegrationRun) async throws {
        let network = run.network
        let start = Timestamp.now()
        let charge = try await run.deliveredCharge("settled", amount: "33.30", currency: Self.currency)
        let accepted = await run.check("What was delivered can be settled") {
            try await run.sendOnce(known: "NOTHING_TO_SETTLE", Self.path) {
                Self.body("\(run.runID)-settlement", from: start, to: .now(), network.plan)
            }
        }
        guard let name = accepted?["settlement_id"]?.string else { return }
        let settled = await run.check("The partner confirms it") {
            try await eventually(within: run.deliveryBound, "settlement \(name) to be SETTLED") {
                let found = try await run.read("\(Self.path)/\(name)", by: network.organizationKey)
                if ["REJECTED", "SETTLEMENT_FAILED"].contains(found["status"]) { throw ScenarioError("\(found)") }
                return found["status"] == "SETTLED" ? found : JSONValue?.none
            }
        }
        await run.check("Its ledger has the charge, and the lines' sum is zero") {
            let lines = try await Self.lines(of: name, run)
            try run.require(
                lines.contains { $0["source_id"] == .string(charge.transactionID) }, "The charge is not in \(lines)")
            try run.require(try Self.sum(of: lines) == 0, "The lines do not sum to zero: \(lines)")
            let count = settled?["line_count"]?.number?.int
            try run.require(count == lines.count, "\(lines.count) lines, and line_count \(count ?? -1)")
        }
        await run.check("What is settled is not settled again") {
            let again = Self.body("\(run.runID)-again", from: start, to: .now(), network.plan)
            let answer = try run.expect(400, try await network.send(again.bytes, to: Self.path))
            try run.require(
                answer["codes"]?.array?.contains("PERIOD_ALREADY_SETTLED") == true, "It names another rule: \(answer)")
        }
        await run.check("Another organization does not see the settlement") {
            try await run.read("\(Self.path)/\(name)", by: network.otherOrganizationKey, status: 404)
            try await run.read("\(Self.path)/\(name)/lines", by: network.otherOrganizationKey, status: 404)
        }
    }

    private static func body(
        _ name: String, from start: Timestamp, to end: Timestamp, _ plan: SeedPlan
    ) -> JSONValue {
        [
            "settlement_id": .string(name), "organization_id": .string(plan.organizationID),
            "publisher_id": .string(plan.publisherID), "partner_id": .string(plan.partnerID),
            "currency": .string(currency), "period_start": .string(start.text), "period_end": .string(end.text),
        ]
    }

    private static func lines(of name: String, _ run: IntegrationRun) async throws -> [JSONValue] {
        var lines: [JSONValue] = []
        var query = ""
        for _ in 1...pagesMax {
            let page = try await run.read("\(path)/\(name)/lines\(query)", by: run.network.organizationKey)
            lines += page["lines"]?.array ?? []
            guard let cursor = page["next_cursor"]?.string else { break }
            query = "?cursor=\(cursor)"
        }
        return lines
    }

    /// Debits less credits, in minor units.
    private static func sum(of lines: [JSONValue]) throws -> Int64 {
        try lines.reduce(0) { sum, line in
            guard let currency = Currency(line["currency"]?.string ?? ""),
                let amount = ExactDecimal(line["amount"]?.string ?? "")
            else { throw ScenarioError("A line has no amount: \(line)") }
            let units = try Money(amount, currency: currency).minorUnits
            return line["side"] == "DEBIT" ? sum + units : sum - units
        }
    }
}
