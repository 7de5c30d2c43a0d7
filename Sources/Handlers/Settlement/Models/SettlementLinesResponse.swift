package import SharedLayer

/// A page of a settlement's ledger lines.
package struct SettlementLinesResponse: Sendable, Encodable {
    package let lines: [Line]
    /// Where the next page begins; left out after the last one.
    package let nextCursor: String?

    package struct Line: Sendable, Encodable {
        package let number: Int
        package let account: String
        package let side: LedgerSide
        package let amount: String
        package let currency: String
        package let entry: LedgerEntryKind
        package let sourceID: String
        package let postedAt: Timestamp

        private enum CodingKeys: String, CodingKey {
            case number, account, side, amount, currency, entry
            case sourceID = "source_id"
            case postedAt = "posted_at"
        }
    }

    /// - Parameter lineCount: how many lines the settlement has.
    package init(_ lines: [LedgerLineModel], lineCount: Int) {
        self.lines = lines.map {
            Line(
                number: $0.number, account: $0.account, side: $0.side, amount: $0.amount.decimalText,
                currency: $0.amount.currency.code, entry: $0.entry, sourceID: $0.sourceID, postedAt: $0.postedAt)
        }
        nextCursor = lines.last.flatMap { $0.number < lineCount ? String($0.number) : nil }
    }

    private enum CodingKeys: String, CodingKey {
        case lines
        case nextCursor = "next_cursor"
    }
}
