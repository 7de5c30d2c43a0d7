/// How many records of one side, kind and currency came to one end, and what they add up to.
package struct RecordTally: Codable, Sendable, Equatable {
    package let side: RecordSide
    package let kind: LedgerRecordKind
    package let currency: Currency
    package let end: RecordEnd
    package var count: Int
    package var minorUnits: Int64

    package init(
        side: RecordSide, kind: LedgerRecordKind, currency: Currency, end: RecordEnd, count: Int, minorUnits: Int64
    ) {
        self.side = side
        self.kind = kind
        self.currency = currency
        self.end = end
        self.count = count
        self.minorUnits = minorUnits
    }

    func validateShape(_ field: String) throws(ShapeError) {
        try FieldShape.number(count, "\(field).count", in: 0...NumberedKey.numberMax)
    }

    /// Two sides, two kinds, eight ends, each currency of ISO 4217.
    static let talliesMax = 6_400
}
