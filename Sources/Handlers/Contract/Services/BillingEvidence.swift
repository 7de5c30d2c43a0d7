import SharedLayer

/// The check of the contract's register: one charge for each period, and one cycle for all periods.
struct BillingEvidence {
    private let contract: EvidenceContract
    private let billing: EvidenceBilling?

    init(_ evidence: ContractEvidence) {
        contract = evidence.contract
        billing = evidence.billing
    }

    var check: EvidenceCheck { .made(.billing, register) }

    private func register() throws -> String {
        let summary = contract.summary
        guard let billing else {
            guard contract.chargePeriod == nil else { throw EvidenceFault("the period is not in the register") }
            return "none: charged before contracts had a register"
        }
        let cycle = BillingCycle(of: summary.period)
        guard billing.cycle == cycle else {
            throw EvidenceFault("the contract is charged \(billing.cycle.rawValue), the period is \(cycle.rawValue)")
        }
        guard billing.period == contract.chargePeriod else { throw EvidenceFault("the register has another period") }
        guard let period = billing.period else { return "charged \(cycle.rawValue)" }
        guard billing.transactionID == summary.transactionID else {
            throw EvidenceFault("the period belongs to another charge")
        }
        guard billing.chargedAt == summary.validatedAt else { throw EvidenceFault("the time of the charge differs") }
        return "charged \(cycle.rawValue), once for \(period)"
    }
}
