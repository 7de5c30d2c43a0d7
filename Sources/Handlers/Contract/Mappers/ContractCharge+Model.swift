package import SharedLayer

extension ContractCharge {
    package init(_ period: ContractPeriodModel) {
        self.init(
            period: period.reference.period, transactionID: period.transactionID, chargedAt: period.chargedAt)
    }
}
