import SharedLayer
import TestSupport

/// A dispute about a charge that was delivered, from its opening to its end.
struct DisputeSuite: IntegrationSuite {
    static let pipeline = "dispute"
    private static let path = "/api/v1/events/disputes"

    func run(_ run: IntegrationRun) async throws {
        let network = run.network
        let charge = try await run.deliveredCharge("disputed")
        let name = "\(run.runID)-dispute"
        await run.check("A charge that was delivered can be disputed") {
            let opened = try await run.sendOnce(known: "CHARGE_UNKNOWN", Self.path) {
                Self.body(name, charge, amount: charge.amount, network.plan)
            }
            try run.require(opened["status"] == "OPENED", "It is not OPENED: \(opened)")
        }
        await run.check("A second dispute about the same charge is a conflict") {
            let body = Self.body("\(name)-2", charge, amount: charge.amount, network.plan)
            try run.expect(409, try await network.send(body.bytes, to: Self.path))
        }
        await run.check("A dispute about more than was charged names the rule") {
            let body = Self.body("\(name)-3", charge, amount: "20.01", network.plan)
            let answer = try run.expect(400, try await network.send(body.bytes, to: Self.path))
            try run.require(
                answer["codes"]?.array?.contains("AMOUNT_EXCEEDS_REFUNDABLE") == true, "It names another: \(answer)")
        }
        await run.check("Another organization does not see the dispute") {
            try await run.read("\(Self.path)/\(name)", by: network.otherOrganizationKey, status: 404)
        }
        await run.check("The publisher withdraws it, and its history says so") {
            let parties: JSONValue = [
                "organization_id": .string(network.plan.organizationID),
                "publisher_id": .string(network.plan.publisherID),
            ]
            try run.expect(200, try await network.send(parties.bytes, to: "\(Self.path)/\(name)/withdrawals"))
            let dispute = try await run.read("\(Self.path)/\(name)", by: network.organizationKey)
            try run.require(dispute["status"] == "WITHDRAWN", "It is \(dispute)")
            try run.require((dispute["history"]?.array?.count ?? 0) >= 2, "Its history is \(dispute)")
        }
    }

    private static func body(
        _ name: String, _ charge: DeliveredCharge, amount: String, _ plan: SeedPlan
    ) -> JSONValue {
        [
            "dispute_id": .string(name), "organization_id": .string(plan.organizationID),
            "publisher_id": .string(plan.publisherID), "contract_id": .string(charge.contractID),
            "transaction_id": .string(charge.transactionID), "reason": "DUPLICATE",
            "amount": JSONNumber(amount).map(JSONValue.number) ?? .null, "currency": .string(charge.currency),
        ]
    }
}
