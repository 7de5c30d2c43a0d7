/// A canonical Huffman code, known by the lengths of its codes (RFC 1951, section 3.2.2).
struct HuffmanCode: Sendable {
    static let lengthMax = 15
    /// How many codes there are of each length.
    let counts: [Int]
    /// In the order of their codes.
    let symbols: [Int]

    init(_ lengths: [Int]) {
        var counts = [Int](repeating: 0, count: Self.lengthMax + 1)
        for length in lengths where length > 0 { counts[length] += 1 }
        self.counts = counts
        symbols = lengths.indices.filter { lengths[$0] > 0 }.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    }
}
