/// A page of the ledger view, the newest booking first.
package struct TransactionPage: Encodable, Sendable {
    package let transactions: [TransactionRow]
    /// For the parameter `cursor`; absent on the last page. A page may have fewer transactions than asked for and not be the last.
    package let nextCursor: String?

    private enum CodingKeys: String, CodingKey {
        case transactions
        case nextCursor = "next_cursor"
    }
}
