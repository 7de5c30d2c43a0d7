/// The codes of blocks (RFC 1951, sections 3.2.5 to 3.2.7).
extension Inflater {
    static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    static let lengthExtraBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577,
    ]
    static let distanceExtraBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]

    static let fixedLengths: [UInt8] =
        Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
        + Array(repeating: 8, count: 8)

    static func fixedDistances() throws(LambdaEventError) -> HuffmanCode {
        try HuffmanCode(lengths: Array(repeating: 5, count: 30)[...])
    }

    /// The order in which the lengths of the codes of code lengths come.
    private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    /// The codes at the head of a block with codes of its own.
    mutating func readCodes() throws(LambdaEventError) -> (literals: HuffmanCode, distances: HuffmanCode) {
        let literalCount = try reader.bits(5) + 257
        let distanceCount = try reader.bits(5) + 1
        let lengthCount = try reader.bits(4) + 4
        var lengthLengths = [UInt8](repeating: 0, count: Self.lengthOrder.count)
        for place in Self.lengthOrder.prefix(lengthCount) {
            lengthLengths[place] = UInt8(truncatingIfNeeded: try reader.bits(3))
        }
        let lengths = try readLengths(
            literalCount + distanceCount, by: try HuffmanCode(lengths: lengthLengths[...]))
        return (
            try HuffmanCode(lengths: lengths[..<literalCount]), try HuffmanCode(lengths: lengths[literalCount...])
        )
    }

    private mutating func readLengths(
        _ count: Int, by code: HuffmanCode
    ) throws(LambdaEventError) -> [UInt8] {
        var lengths: [UInt8] = []
        while lengths.count < count {
            let symbol = try code.symbol(&reader)
            switch symbol {
            case 16:
                guard let last = lengths.last else {
                    throw LambdaEventError(.invalidGzip, "there is no code length to repeat")
                }
                lengths += Array(repeating: last, count: try reader.bits(2) + 3)
            case 17: lengths += Array(repeating: 0, count: try reader.bits(3) + 3)
            case 18: lengths += Array(repeating: 0, count: try reader.bits(7) + 11)
            default: lengths.append(UInt8(truncatingIfNeeded: symbol))
            }
        }
        guard lengths.count == count else {
            throw LambdaEventError(.invalidGzip, "more code lengths than there are codes")
        }
        return lengths
    }
}
