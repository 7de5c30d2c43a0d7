/// One line of a settlement's ledger in double entry: never altered, only answered by other lines.
package struct LedgerLineModel: RecordModel {
    package let reference: SettlementReference
    /// 1 for the first line of a settlement, without gaps.
    package let number: Int
    /// Such as `partner:partner-1:payable`.
    package let account: String
    package let side: LedgerSide
    /// More than zero: the side says which way it goes.
    package let amount: Money
    package let entry: LedgerEntryKind
    /// What it was posted for: the id of a charge, a dispute or a rule.
    package let sourceID: String
    package let postedAt: Timestamp

    package init(
        reference: SettlementReference, number: Int, account: String, side: LedgerSide, amount: Money,
        entry: LedgerEntryKind, sourceID: String, postedAt: Timestamp
    ) {
        self.reference = reference
        self.number = number
        self.account = account
        self.side = side
        self.amount = amount
        self.entry = entry
        self.sourceID = sourceID
        self.postedAt = postedAt
    }

    package var key: RecordKey {
        RecordKey(partition: reference.partition, sort: NumberedKey.text(Self.sortPrefix, number))
    }

    package static let sortPrefix = "LINE#"

    /// Debits count up, credits down: all lines of a ledger add up to zero.
    package var signedMinorUnits: Int64 {
        side == .debit ? amount.minorUnits : -amount.minorUnits
    }

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try NumberedKey.check(number, "number")
        try Self.checkAccount(account)
        try FieldShape.positive(amount, "amount")
        try FieldShape.identifier(sourceID, "sourceID")
    }

    /// An account's name has an identifier in it, so it may be longer than one.
    private static func checkAccount(_ account: String) throws(ShapeError) {
        try FieldShape.note(account, "account", bytes: 1...accountBytesMax)
        let allowed = account.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "._:-".utf8.contains(byte)
            }
        }
        guard allowed else {
            throw ShapeError(.malformedIdentifier, field: "account", "must be made of identifiers and colons")
        }
    }

    private static let accountBytesMax = 192
}
