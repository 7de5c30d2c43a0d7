/// Decompresses deflate (RFC 1951) into `output`, with `reader` at the first bit.
struct Inflater {
    var reader: BitReader
    private(set) var output: [UInt8]
    private let bytesMax: Int
    /// Distances reach back to here and no further.
    private let start: Int

    init(reader: BitReader, output: [UInt8], bytesMax: Int) {
        self.reader = reader
        self.output = output
        self.bytesMax = bytesMax
        start = output.count
    }

    mutating func inflate() throws(LambdaEventError) {
        var isLast = false
        while !isLast {
            isLast = try reader.bits(1) == 1
            switch try reader.bits(2) {
            case 0: try copyStored()
            case 1: try decode(try HuffmanCode(lengths: Self.fixedLengths[...]), try Self.fixedDistances())
            case 2:
                let (literals, distances) = try readCodes()
                try decode(literals, distances)
            default: throw LambdaEventError(.invalidGzip, "no block has type 3")
            }
        }
    }

    private mutating func copyStored() throws(LambdaEventError) {
        reader.alignToByte()
        let count = try reader.bits(16)
        guard try reader.bits(16) == count ^ 0xffff else {
            throw LambdaEventError(.invalidGzip, "the length of a stored block is damaged")
        }
        try checkSpace(count)
        for _ in 0..<count { output.append(UInt8(truncatingIfNeeded: try reader.bits(8))) }
    }

    private mutating func decode(
        _ literals: HuffmanCode, _ distances: HuffmanCode
    ) throws(LambdaEventError) {
        while true {
            let symbol = try literals.symbol(&reader)
            if symbol < 256 {
                try checkSpace(1)
                output.append(UInt8(truncatingIfNeeded: symbol))
            } else if symbol == 256 {
                return
            } else {
                let length = try extended(symbol - 257, Self.lengthBases, Self.lengthExtraBits)
                let distance = try extended(
                    try distances.symbol(&reader), Self.distanceBases, Self.distanceExtraBits)
                try repeatBytes(length, distance)
            }
        }
    }

    private mutating func extended(
        _ symbol: Int, _ bases: [Int], _ extraBits: [Int]
    ) throws(LambdaEventError) -> Int {
        guard bases.indices.contains(symbol) else {
            throw LambdaEventError(.invalidGzip, "a length or distance that does not exist")
        }
        return bases[symbol] + (try reader.bits(extraBits[symbol]))
    }

    private mutating func repeatBytes(_ length: Int, _ distance: Int) throws(LambdaEventError) {
        guard distance <= output.count - start else {
            throw LambdaEventError(.invalidGzip, "a distance reaches before the data")
        }
        try checkSpace(length)
        // Source and target may overlap: what is appended is repeated in turn.
        for _ in 0..<length { output.append(output[output.count - distance]) }
    }

    private func checkSpace(_ count: Int) throws(LambdaEventError) {
        guard output.count + count <= bytesMax else {
            throw LambdaEventError(.dataTooLarge, "more than \(bytesMax) bytes once decompressed")
        }
    }
}
