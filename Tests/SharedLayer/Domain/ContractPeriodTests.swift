import SharedLayer
import Testing

@Suite("Contracts and their periods")
struct ContractPeriodTests {
    @Test(
        "A period says in how it is written which billing cycle it is of",
        arguments: [
            (nil, .once), ("2026", .yearly), ("2026-11", .monthly), ("2026-11-21", .daily),
        ] as [(String?, BillingCycle)])
    func cycle(period: String?, cycle: BillingCycle) {
        #expect(BillingCycle(of: period) == cycle)
        let reference = ContractReference(organizationID: "org-1", contractID: "c-1", period: period)
        #expect(ContractCycleModel(reference).cycle == cycle)
        #expect(ContractCycleModel(reference).key == ContractCycleModel(reference.contract).key)
    }

    @Test("Each period is a partition of its own, and the one without is the contract's")
    func partitions() {
        let contract = ContractReference(organizationID: "org-1", contractID: "c-1")
        let charge = ContractReference(organizationID: "org-1", contractID: "c-1", period: "2026-11")
        #expect(contract.partition == "CONTRACT#org-1#c-1")
        #expect(charge.partition == "CONTRACT#org-1#c-1#2026-11")
        #expect(charge.contract == contract)
    }

    @Test("A message names the period where there is one", arguments: [nil, "2026-11"])
    func message(period: String?) throws {
        let reference = ContractReference(organizationID: "org-1", contractID: "c-1", period: period)
        let message = try AggregateMessage<ContractReference>(body: AggregateMessage(reference).body())
        #expect(message == AggregateMessage(reference))
        #expect(message.qualifier == period)
        let others = DisputeReference(organizationID: "org-1", disputeID: "d-1")
        #expect(try AggregateMessage(others).body() == #"{"dispute_id":"d-1","organization_id":"org-1"}"#)
    }

    @Test("An event of one period does not pass for one of another")
    func events() throws {
        func event(_ period: String?) throws -> ContractEventModel {
            try ContractEventModel(
                reference: ContractReference(organizationID: "org-1", contractID: "c-1", period: period), sequence: 1,
                type: .validated, at: Timestamp(millisecondsSince1970: 0), function: "F", requestID: "r-1",
                details: [:], previousHash: EventChain.start)
        }
        let hashes = try [nil, "2026-11", "2026-12"].map { try event($0).hash }
        #expect(Set(hashes).count == 3)
    }

    @Test("A message's trace goes with it, but for one that no record could hold")
    func traced() throws {
        let reference = ContractReference(organizationID: "org-1", contractID: "c-1")
        let item = try OutboxItem(.eventBus, for: reference, at: Timestamp(millisecondsSince1970: 0))
        let traced = item.traced("Root=1-5759e988-bd862e3fe1be46a994272793", correlationID: "order-7")
        #expect(traced.traceHeader == "Root=1-5759e988-bd862e3fe1be46a994272793")
        #expect(traced.correlationID == "order-7")
        try traced.validateShape()
        let broken = item.traced("a\nb", correlationID: String(repeating: "x", count: 10_000))
        #expect(broken == item)
    }
}
