import SharedLayer
import TestSupport

/// A subscription charge from the publisher's request to the partner's receipt.
struct SubscriptionChargeSuite: IntegrationSuite {
    static let pipeline = "subscription"

    func run(_ run: IntegrationRun) async throws {
        let network = run.network
        let contract = "\(run.runID)-1"
        let charge = network.body(contract: contract, amount: "49.90", tier: .bronze)
        let accepted = await run.check("A signed charge is accepted") {
            let answer = try run.expect(200, try await network.send(charge))
            try run.require(answer["status"] == "VALIDATED", "It is not VALIDATED: \(answer)")
            return answer
        }
        await run.check("A repeat of the same bytes gets the same transaction") {
            let answer = try run.expect(200, try await network.send(charge))
            try run.require(
                answer["transaction_id"] == accepted?["transaction_id"], "It got another: \(answer)")
        }
        await run.check("Another body under the same contract is a conflict") {
            let other = network.body(contract: contract, amount: "49.91", tier: .bronze)
            try run.expect(409, try await network.send(other))
        }
        await refusals(run)
        await run.check("The contract is delivered, and its events make a chain") {
            let delivered = try await network.contract(contract, reaching: .delivered, within: run.deliveryBound)
            try EventChain.verify(try await network.contracts.events(of: delivered.reference), of: delivered)
            guard let partner = run.partner else { return }
            let received = partner.received.filter { $0.deliveryID == delivered.deliveryID }
            try run.require(!received.isEmpty, "The partner has no delivery \(delivered.deliveryID ?? "")")
            try run.require(Set(received.map(\.body)).count == 1, "Its repeats differ")
        }
    }

    private func refusals(_ run: IntegrationRun) async {
        let network = run.network
        let contract = "\(run.runID)-2"
        let good = network.body(contract: contract, amount: "10", tier: .bronze)
        await run.check("A signature over other bytes is refused") {
            try run.expect(401, try await network.send(good, inPlaceOf: Array("other".utf8)))
        }
        await run.check("The other organization's publisher cannot charge this one's mPass") {
            try run.expect(
                401, try await network.send(good, to: "/api/v1/events/subscription_charges", by: .otherPublisher))
        }
        await run.check("A charge above its tier's limit is refused with the rule") {
            let answer = try run.expect(
                400, try await network.send(network.body(contract: contract, amount: "100.01", tier: .bronze)))
            try run.require(
                answer["codes"]?.array?.contains("TIER_LIMIT_EXCEEDED") == true, "It names another rule: \(answer)")
        }
        await run.check("Nothing is left of what was refused") {
            let found = try await network.contracts.get(network.reference(contract))
            try run.require(found == nil, "There is a contract \(contract)")
        }
    }
}
