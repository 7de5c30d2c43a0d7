package import SharedLayer

extension EvidenceBilling {
    package init(_ cycle: ContractCycleModel, _ period: ContractPeriodModel?) {
        self.init(
            cycle: cycle.cycle, period: period?.reference.period, transactionID: period?.transactionID,
            chargedAt: period?.chargedAt)
    }
}
