import SharedLayer
import TestSupport

/// A partner's records against ours.
struct ReconciliationSuite: IntegrationSuite {
    static let pipeline = "reconciliation"
    private static let path = "/api/v1/events/reconciliations"
    private static let pagesMax = 1_000

    func run(_ run: IntegrationRun) async throws {
        let network = run.network
        let charge = try await run.deliveredCharge("reconciled", amount: "41.70")
        let reconciled = await run.check("A partner's record of a charge ends matched, one of no charge missing here") {
            try await eventually(within: run.deliveryBound, "a reconciliation that knows the charge") {
                () -> String? in
                let name = "\(run.runID)-\(IdentifierGenerator().sortable().lowercased())"
                try await Self.end(of: name, run, charge)
                let outcomes = try await Self.outcomes(of: name, run)
                guard outcomes["ours-\(charge.contractID)"] == "MATCHED" else { return nil }
                try run.require(outcomes["nobodys"] == "MISSING_HERE", "The outcomes are \(outcomes)")
                return name
            }
        }
        guard let reconciled else { return }
        await run.check("The partner has the signed report") {
            let found = try await run.read("\(Self.path)/\(reconciled)", by: network.organizationKey)
            try run.require(found["status"] == "RESPONDED", "It is \(found)")
            try run.require(found["record_count"]?.number?.int == 2, "It counts \(found)")
        }
        await run.check("A record with too many digits is refused") {
            let body = Self.body("\(run.runID)-digits", charge, amount: "41.701", network.plan)
            try run.expect(400, try await network.send(body.bytes, to: Self.path))
        }
        await run.check("Another organization does not see the reconciliation") {
            try await run.read("\(Self.path)/\(reconciled)", by: network.otherOrganizationKey, status: 404)
            try await run.read("\(Self.path)/\(reconciled)/results", by: network.otherOrganizationKey, status: 404)
        }
    }

    /// Sends the records and waits until the partner has answered.
    private static func end(of name: String, _ run: IntegrationRun, _ charge: DeliveredCharge) async throws {
        let body = body(name, charge, amount: charge.amount, run.network.plan)
        try run.expect(202, try await run.network.send(body.bytes, to: path))
        try await eventually(within: run.deliveryBound, "reconciliation \(name) to be RESPONDED") {
            let found = try await run.read("\(path)/\(name)", by: run.network.organizationKey)
            if found["status"] == "FAILED" { throw ScenarioError("\(found)") }
            return found["status"] == "RESPONDED"
        }
    }

    private static func body(
        _ name: String, _ charge: DeliveredCharge, amount: String, _ plan: SeedPlan
    ) -> JSONValue {
        let today = JSONValue.string(String(Timestamp.now().text.prefix(10)))
        let yesterday = JSONValue.string(String(Timestamp.now().adding(seconds: -86_400).text.prefix(10)))
        return [
            "reconciliation_id": .string(name), "organization_id": .string(plan.organizationID),
            "publisher_id": .string(plan.publisherID), "period": ["start": yesterday, "end": today],
            "records": [
                [
                    "record_id": .string("ours-\(charge.contractID)"), "amount": .string(amount),
                    "currency": .string(charge.currency), "date": today, "contract_id": .string(charge.contractID),
                    "transaction_id": .string(charge.transactionID),
                ],
                [
                    "record_id": "nobodys", "amount": "8123.45", "currency": .string(charge.currency), "date": today,
                    "contract_id": .string("\(name)-nobodys"),
                ],
            ],
        ]
    }

    /// By the partner's records.
    private static func outcomes(of name: String, _ run: IntegrationRun) async throws -> [String: String] {
        var outcomes: [String: String] = [:]
        var query = "?limit=100"
        for _ in 1...pagesMax {
            let page = try await run.read("\(path)/\(name)/results\(query)", by: run.network.organizationKey)
            for result in page["results"]?.array ?? [] {
                for record in result["theirs"]?.array ?? [] {
                    outcomes[record["record_id"]?.string ?? ""] = result["outcome"]?.string
                }
            }
            guard let cursor = page["next_cursor"]?.string else { break }
            query = "?limit=100&cursor=\(cursor)"
        }
        return outcomes
    }
}
