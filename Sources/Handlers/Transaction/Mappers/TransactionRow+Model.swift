package import SharedLayer

extension TransactionRow {
    package init(_ transaction: LedgerTransactionModel) {
        let content = transaction.content
        var (charge, dispute): (ChargeEventData?, DisputeEventData?)
        var (settlement, reconciliation): (SettlementEventData?, ReconciliationEventData?)
        switch content {
        case .charge(let data): charge = data
        case .dispute(let data): dispute = data
        case .settlement(let data): settlement = data
        case .reconciliation(let data): reconciliation = data
        }
        self.init(
            id: LedgerTransactionID(transaction.reference).text, kind: transaction.reference.kind,
            organizationID: transaction.reference.organizationID, status: content.status, bookedAt: content.bookedAt,
            updatedAt: transaction.updatedAt, partnerID: content.partnerID, publisherID: charge?.publisherID,
            mPassID: content.mPassID, contractID: content.contractID,
            transactionID: charge?.transactionID ?? dispute?.transactionID, amount: content.amount?.decimalText,
            currency: content.currency, refund: dispute?.refund, charges: settlement?.charges,
            refunds: settlement?.refunds, fees: settlement?.fees, net: settlement?.net,
            periodStart: content.period?.lowerBound, periodEnd: content.period?.upperBound,
            recordCount: reconciliation?.recordCount, matched: reconciliation?.matched,
            mismatched: reconciliation?.mismatched, missingHere: reconciliation?.missingHere,
            missingThere: reconciliation?.missingThere,
            reason: charge?.reason ?? dispute?.resolution ?? dispute?.reason ?? settlement?.reason
                ?? reconciliation?.reason)
    }
}
