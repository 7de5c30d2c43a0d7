/// A canonical Huffman code (RFC 1951, section 3.2.2), as a table from the next bits of the data to a symbol.
struct HuffmanCode {
    static let bitsMax = 15

    /// At each place, the symbol whose code the low bits of the place are, and above its 4 bits the code's length; zero
    /// where there is none.
    private let table: [UInt16]
    private let bits: Int

    /// - Parameter lengths: for each symbol how many bits its code has; zero when the symbol is not used.
    init(lengths: ArraySlice<UInt8>) throws(LambdaEventError) {
        var counts = [Int](repeating: 0, count: Self.bitsMax + 1)
        for length in lengths where length > 0 { counts[Int(length)] += 1 }
        bits = counts.lastIndex { $0 > 0 } ?? 1
        var nextCode = [Int](repeating: 0, count: Self.bitsMax + 2)
        for length in 1...Self.bitsMax {
            let codesEnd = nextCode[length] + counts[length]
            guard codesEnd <= 1 << length else {
                throw LambdaEventError(.invalidGzip, "more Huffman codes than there can be")
            }
            nextCode[length + 1] = codesEnd << 1
        }
        var table = [UInt16](repeating: 0, count: 1 << bits)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            // Codes come with their highest bit first, against the order of everything else.
            let reversed = Self.reversed(nextCode[length], length)
            nextCode[length] += 1
            for place in stride(from: reversed, to: table.count, by: 1 << length) {
                table[place] = UInt16(symbol << 4 | length)
            }
        }
        self.table = table
    }

    func symbol(_ reader: inout BitReader) throws(LambdaEventError) -> Int {
        let entry = Int(table[reader.peek(bits)])
        guard entry > 0 else { throw LambdaEventError(.invalidGzip, "no Huffman code fits") }
        try reader.drop(entry & 15)
        return entry >> 4
    }

    private static func reversed(_ code: Int, _ length: Int) -> Int {
        (0..<length).reduce(0) { value, place in value << 1 | code >> place & 1 }
    }
}
