/// A record's place in its stream as the API writes it: as many digits as AWS's, so that texts order as numbers do.
///
/// One counter serves every stream of the store, so that the numbers of a transaction's records order across shards too.
enum SequenceNumber {
    private static let digits = 28
    private static let prefix = "44215845"

    static func text(_ number: Int64) -> String {
        let digits = String(number)
        return prefix + String(repeating: "0", count: Self.digits - prefix.count - digits.count) + digits
    }

    /// Nil for a text that no record of this store has.
    static func number(_ text: String) -> Int64? {
        guard text.utf8.count == digits, text.hasPrefix(prefix) else { return nil }
        let rest = text.dropFirst(prefix.count)
        guard rest.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int64(rest)
    }
}
