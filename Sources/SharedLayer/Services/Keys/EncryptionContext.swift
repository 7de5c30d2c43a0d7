/// What an encrypted value belongs to, by names and values that are no secret: KMS writes them to its audit log.
///
/// Nothing is opened without the same context, so that no value can be put in another's place.
package struct EncryptionContext: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    package let pairs: [String: String]

    /// KMS takes no longer contexts.
    static let bytesMax = 8_192

    package init(_ pairs: [String: String]) {
        self.pairs = pairs
    }

    package init(dictionaryLiteral elements: (String, String)...) {
        pairs = Dictionary(elements) { _, last in last }
    }

    /// The one form that a context has: each name and value with its length before it, in the order of the names' bytes.
    var bytes: [UInt8] {
        let sorted = pairs.map { (Array($0.key.utf8), Array($0.value.utf8)) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }
        return sorted.flatMap { name, value in Self.prefixed(name) + Self.prefixed(value) }
    }

    private static func prefixed(_ bytes: [UInt8]) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bytes.count >> $0) } + bytes
    }
}
