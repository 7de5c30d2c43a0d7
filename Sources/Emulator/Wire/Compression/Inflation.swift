/// Decodes DEFLATE (RFC 1951). Total: any bytes give an output of bounded length or nil.
struct Inflation {
    private let input: ArraySlice<UInt8>
    private let bytesMax: Int
    /// The first byte that is not read yet.
    private(set) var position: Int
    private var bits: UInt32 = 0
    private var bitCount = 0
    private var output: [UInt8] = []

    init(_ input: ArraySlice<UInt8>, bytesMax: Int) {
        self.input = input
        self.bytesMax = bytesMax
        position = input.startIndex
    }

    mutating func run() -> [UInt8]? {
        while true {
            guard let isLast = take(1), let kind = take(2) else { return nil }
            let isDecoded =
                switch kind {
                case 0: copyStored()
                case 1: decode(literals: Self.fixedLiterals, distances: Self.fixedDistances)
                case 2: decodeDynamic()
                default: false
                }
            guard isDecoded else { return nil }
            if isLast == 1 { return output }
        }
    }

    private mutating func take(_ count: Int) -> Int? {
        while bitCount < count {
            guard position < input.endIndex else { return nil }
            bits |= UInt32(input[position]) << UInt32(bitCount)
            position += 1
            bitCount += 8
        }
        defer {
            bits >>= UInt32(count)
            bitCount -= count
        }
        return Int(bits & (1 << UInt32(count) - 1))
    }

    private mutating func copyStored() -> Bool {
        bits = 0
        bitCount = 0
        guard input.endIndex - position >= 4 else { return false }
        let count = Int(input[position]) | Int(input[position + 1]) << 8
        position += 4
        guard input.endIndex - position >= count, output.count + count <= bytesMax else { return false }
        output += input[position..<position + count]
        position += count
        return true
    }

    private mutating func symbol(_ code: HuffmanCode) -> Int? {
        var value = 0
        var first = 0
        var index = 0
        for length in 1...HuffmanCode.lengthMax {
            guard let bit = take(1) else { return nil }
            value |= bit
            let count = code.counts[length]
            if value - first < count { return code.symbols[index + value - first] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        return nil
    }

    private mutating func decode(literals: HuffmanCode, distances: HuffmanCode) -> Bool {
        while let symbol = symbol(literals) {
            switch symbol {
            case 0..<256:
                guard output.count < bytesMax else { return false }
                output.append(UInt8(symbol))
            case 256: return true
            default:
                guard symbol - 257 < Self.lengths.count, let more = take(Self.lengthBits[symbol - 257]),
                    let code = self.symbol(distances), code < Self.distances.count,
                    let further = take(Self.distanceBits[code])
                else { return false }
                let length = Self.lengths[symbol - 257] + more
                let distance = Self.distances[code] + further
                guard distance <= output.count, output.count + length <= bytesMax else { return false }
                for _ in 0..<length { output.append(output[output.count - distance]) }
            }
        }
        return false
    }

    private mutating func decodeDynamic() -> Bool {
        guard let literalCount = take(5), let distanceCount = take(5), let lengthCount = take(4) else { return false }
        var lengths = [Int](repeating: 0, count: 19)
        for index in 0..<(lengthCount + 4) {
            guard let length = take(3) else { return false }
            lengths[Self.order[index]] = length
        }
        let code = HuffmanCode(lengths)
        let total = literalCount + 257 + distanceCount + 1
        var all: [Int] = []
        while all.count < total {
            guard let symbol = symbol(code) else { return false }
            switch symbol {
            case 0..<16: all.append(symbol)
            case 16:
                guard let last = all.last, let more = take(2) else { return false }
                all += repeatElement(last, count: 3 + more)
            case 17:
                guard let more = take(3) else { return false }
                all += repeatElement(0, count: 3 + more)
            default:
                guard let more = take(7) else { return false }
                all += repeatElement(0, count: 11 + more)
            }
        }
        guard all.count == total else { return false }
        return decode(
            literals: HuffmanCode(Array(all[..<(literalCount + 257)])),
            distances: HuffmanCode(Array(all[(literalCount + 257)...])))
    }

    // RFC 1951, sections 3.2.5 to 3.2.7.
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengths = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distances = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12289, 16385, 24577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
    private static let fixedLiterals = HuffmanCode(
        Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
            + Array(repeating: 8, count: 8))
    private static let fixedDistances = HuffmanCode(Array(repeating: 5, count: 30))
}
