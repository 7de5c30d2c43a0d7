/// The parameters of a query, each encoded in the one way that is signed.
struct CanonicalQuery {
    private var parameters: [(name: [UInt8], value: [UInt8])] = []

    /// Takes a query as it is sent. A plus sign stands for itself.
    init(_ query: some StringProtocol) {
        for part in query.utf8.split(separator: UInt8(ascii: "&")) {
            let name = part.prefix { $0 != UInt8(ascii: "=") }
            add(SigningEncoding.unescaped(name), SigningEncoding.unescaped(part.dropFirst(name.count + 1)))
        }
    }

    mutating func add(_ name: String, _ value: String) {
        add(Array(name.utf8), Array(value.utf8))
    }

    private mutating func add(_ name: [UInt8], _ value: [UInt8]) {
        parameters.append((SigningEncoding.escaped(name), SigningEncoding.escaped(value)))
    }

    /// Sorted by the encoded name, then by the encoded value.
    var canonicalText: String {
        let sorted = parameters.sorted { left, right in
            left.name == right.name
                ? left.value.lexicographicallyPrecedes(right.value) : left.name.lexicographicallyPrecedes(right.name)
        }
        let texts = sorted.map { $0.name + [UInt8(ascii: "=")] + $0.value }
        return String(decoding: Array(texts.joined(separator: [UInt8(ascii: "&")])), as: UTF8.self)
    }
}
