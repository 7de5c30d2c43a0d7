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

    /// The hash of a ledger's lines in their order; see `hash(after:)`.
    ///
    /// Throws a `JSONError` when a line has no canonical form.
    package static func hash(of lines: some Sequence<LedgerLineModel>) throws(JSONError) -> String {
        var hash = EventChain.start
        for line in lines { hash = try line.hash(after: hash) }
        return hash
    }

    /// SHA-256 in lowercase hex over the hash of the lines before, a line feed, and the line as canonical JSON (RFC 8785): a chain,
    /// so that a long ledger is hashed in parts.
    ///
    /// - Parameter previous: `EventChain.start` for the first line.
    /// - Throws: a `JSONError` when the line has no canonical form.
    package func hash(after previous: String) throws(JSONError) -> String {
        Digest.hexadecimal(
            .sha256, Array(previous.utf8) + [UInt8(ascii: "\n")] + (try CanonicalJSON.bytes(of: document)))
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
