package import SharedLayer

/// Lines that are booked in pairs, so that they cannot but add up to zero.
package struct LedgerPage: Sendable {
    private let reference: SettlementReference
    private let number: Int
    private let at: Timestamp
    package private(set) var lines: [LedgerLineModel] = []

    /// - Parameter number: of the first line.
    package init(reference: SettlementReference, number: Int, at: Timestamp) {
        self.reference = reference
        self.number = number
        self.at = at
    }

    /// Books an amount from one account to another; nothing where it is zero.
    package mutating func book(
        _ amount: Money, _ entry: LedgerEntryKind, debit: String, credit: String, for sourceID: String
    ) {
        guard amount.minorUnits > 0 else { return }
        for (account, side) in [(debit, LedgerSide.debit), (credit, .credit)] {
            lines.append(
                LedgerLineModel(
                    reference: reference, number: number + lines.count, account: account, side: side, amount: amount,
                    entry: entry, sourceID: sourceID, postedAt: at))
        }
    }
}
