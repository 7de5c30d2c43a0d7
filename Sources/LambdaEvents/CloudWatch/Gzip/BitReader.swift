/// Reads bits in the order of deflate: from the lowest of each byte up (RFC 1951, section 3.1.1).
struct BitReader {
    private let bytes: [UInt8]
    private var position = 0
    private var buffer: UInt64 = 0
    private var bufferedBits = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count && bufferedBits == 0 }

    /// The next bits, at most 32, without consuming them; zeros stand for what is not there.
    mutating func peek(_ count: Int) -> Int {
        while bufferedBits < count, position < bytes.count {
            buffer |= UInt64(bytes[position]) << UInt64(bufferedBits)
            position += 1
            bufferedBits += 8
        }
        return Int(truncatingIfNeeded: buffer & (1 << UInt64(count) - 1))
    }

    /// Consumes bits that were looked at.
    mutating func drop(_ count: Int) throws(LambdaEventError) {
        guard count <= bufferedBits else { throw LambdaEventError(.invalidGzip, "the data ends early") }
        buffer >>= UInt64(count)
        bufferedBits -= count
    }

    mutating func bits(_ count: Int) throws(LambdaEventError) -> Int {
        let value = peek(count)
        try drop(count)
        return value
    }

    /// Skips what is left of the current byte.
    mutating func alignToByte() {
        let count = bufferedBits % 8
        buffer >>= UInt64(count)
        bufferedBits -= count
    }

    /// A little-endian number of at most eight bytes, from a byte's beginning.
    mutating func integer(bytes count: Int) throws(LambdaEventError) -> UInt64 {
        var value: UInt64 = 0
        for place in 0..<count { value |= UInt64(try bits(8)) << UInt64(8 * place) }
        return value
    }
}
