import OpenSSLCrypto

extension LedgerLineModel {
    /// What the lines add up to in each currency: zero everywhere in a ledger that is in order.
    ///
    /// Throws `amountTooLarge` when a sum has no exact form.
    package static func sums(of lines: some Sequence<LedgerLineModel>) throws(ShapeError) -> [Currency: Int64] {
        var sums: [Currency: Int64] = [:]
        for line in lines {
            let (sum, isOver) = sums[line.amount.currency, default: 0].addingReportingOverflow(line.signedMinorUnits)
            guard !isOver else {
                throw ShapeError(.amountTooLarge, field: "lines[\(line.number)].amount", "makes the sum too large")
            }
            sums[line.amount.currency] = sum
        }
        return sums
    }

    /// SHA-256 in lowercase hex over the lines in their order, each as canonical JSON (RFC 8785) and a line feed.
    ///
    /// Throws a `JSONError` when a line has no canonical form.
    package static func hash(of lines: some Sequence<LedgerLineModel>) throws(JSONError) -> String {
        var bytes: [UInt8] = []
        for line in lines {
            bytes += try CanonicalJSON.bytes(of: line.document)
            bytes.append(UInt8(ascii: "\n"))
        }
        return Digest.hexadecimal(.sha256, bytes)
    }

    private var document: JSONValue {
        [
            "number": .number(JSONNumber(number)),
            "account": .string(account),
            "side": .string(side.rawValue),
            "amount": .string(amount.decimalText),
            "currency": .string(amount.currency.code),
            "entry": .string(entry.rawValue),
            "source_id": .string(sourceID),
            "posted_at": .string(postedAt.text),
        ]
    }
}
