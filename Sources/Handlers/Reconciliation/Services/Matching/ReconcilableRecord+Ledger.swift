package import SharedLayer

extension ReconcilableRecord {
    package init(_ record: LedgerRecordModel, isInPeriod: Bool) {
        self.init(
            id: record.recordID, kind: record.kind, amount: record.amount, daysSince1970: record.daysSince1970,
            transactionID: record.transactionID, contractID: record.contractID, period: record.period,
            mPassID: record.mPassID, isInPeriod: isInPeriod)
    }
}
