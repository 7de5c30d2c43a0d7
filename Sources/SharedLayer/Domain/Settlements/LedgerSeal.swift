/// What a ledger's lines add up to, one after the other: made of the lines as the table has them, not of what was meant to be
/// written.
package struct LedgerSeal: Codable, Sendable, Hashable {
    package private(set) var lineCount = 0
    /// The end of the lines' hash chain; see `LedgerLineModel.hash(after:)`.
    package private(set) var hash = EventChain.start
    /// Debits less credits in minor units: zero when the ledger is in order.
    package private(set) var balance: Int64 = 0
    /// What was debited, in minor units, for each kind of entry.
    package private(set) var charges: Int64 = 0
    package private(set) var refunds: Int64 = 0
    package private(set) var fees: Int64 = 0
    package private(set) var payouts: Int64 = 0

    package init() {}

    /// Adds the next line.
    ///
    /// Throws `outOfRange` when the line's number is not the next one, `amountTooLarge`, and a `JSONError`.
    package mutating func add(_ line: LedgerLineModel) throws {
        guard line.number == lineCount + 1 else {
            throw ShapeError(.outOfRange, field: "number", "must be \(lineCount + 1)")
        }
        hash = try line.hash(after: hash)
        lineCount += 1
        balance = try Self.sum(balance, line.signedMinorUnits)
        guard line.side == .debit else { return }
        switch line.entry {
        case .charge: charges = try Self.sum(charges, line.amount.minorUnits)
        case .refund: refunds = try Self.sum(refunds, line.amount.minorUnits)
        case .fee: fees = try Self.sum(fees, line.amount.minorUnits)
        case .payout: payouts = try Self.sum(payouts, line.amount.minorUnits)
        case .adjustment: break
        }
    }

    private static func sum(_ left: Int64, _ right: Int64) throws(ShapeError) -> Int64 {
        let (sum, isOver) = left.addingReportingOverflow(right)
        guard !isOver else { throw ShapeError(.amountTooLarge, field: "amount", "makes the sum too large") }
        return sum
    }

    func validateShape() throws(ShapeError) {
        try FieldShape.number(lineCount, "seal.lineCount", in: 0...NumberedKey.numberMax)
        try FieldShape.sha256(hash, "seal.hash")
    }
}
