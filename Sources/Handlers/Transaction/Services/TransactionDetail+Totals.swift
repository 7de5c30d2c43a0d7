import SharedLayer

extension TransactionDetail.Totals {
    /// What is left of a charge after its disputes' refunds; nil where an amount is none, or more was given back than charged.
    init?(_ charge: LedgerContent, _ disputes: [LedgerContent]) {
        guard let amount = charge.amount, var refunded = try? Money(minorUnits: 0, currency: amount.currency) else {
            return nil
        }
        for refund in disputes.compactMap(\.refund) {
            guard let sum = try? refunded.adding(refund) else { return nil }
            refunded = sum
        }
        guard let remaining = try? amount.adding(refunded.negated), remaining.minorUnits >= 0 else { return nil }
        self.init(refunded: refunded.decimalText, remaining: remaining.decimalText)
    }
}
