/// Eight bytes of a text, looked at together.
///
/// The masks have the highest bit of a byte set for the first byte that fits, counted from the text's start, and
/// perhaps for bytes behind it: only the first one may be asked for.
struct EightBytes {
    static let count = 8

    let bits: UInt64

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    init(bits: UInt64) {
        self.bits = bits
    }

    /// The bytes from `offset` on, which must be there.
    init(_ text: Span<UInt8>, at offset: Int) {
        bits = UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// From four to eight bytes: the first four and the last four.
    init(_ text: Span<UInt8>, endsOf bytes: Range<Int>) {
        let first = text.bytes.unsafeLoadUnaligned(fromByteOffset: bytes.lowerBound, as: UInt32.self)
        let last = text.bytes.unsafeLoadUnaligned(fromByteOffset: bytes.upperBound &- 4, as: UInt32.self)
        bits = UInt64(UInt32(littleEndian: first)) | UInt64(UInt32(littleEndian: last)) << 32
    }

    func store(in buffer: inout MutableSpan<UInt8>, at offset: Int) {
        var bytes = buffer.mutableBytes
        bytes.storeBytes(of: bits.littleEndian, toByteOffset: offset, as: UInt64.self)
    }

    func store(in buffer: inout MutableSpan<UInt8>, atEndsOf place: Range<Int>) {
        var bytes = buffer.mutableBytes
        let first = UInt32(truncatingIfNeeded: bits)
        let last = UInt32(truncatingIfNeeded: bits >> 32)
        bytes.storeBytes(of: first.littleEndian, toByteOffset: place.lowerBound, as: UInt32.self)
        bytes.storeBytes(of: last.littleEndian, toByteOffset: place.upperBound &- 4, as: UInt32.self)
    }

    private func zeroes(_ bits: UInt64) -> UInt64 { (bits &- Self.ones) & ~bits }

    /// Quotes, backslashes and control characters: what a JSON string holds only escaped.
    var needEscape: UInt64 {
        let controls = (bits &- Self.ones &* 0x20) & ~bits
        return (zeroes(bits ^ Self.ones &* 0x22) | zeroes(bits ^ Self.ones &* 0x5C) | controls) & Self.highBits
    }

    /// Those, and all beyond ASCII.
    var endPlainRun: UInt64 { needEscape | bits & Self.highBits }

    /// How many bytes come before the first one of a mask.
    static func bytes(before mask: UInt64) -> Int { mask.trailingZeroBitCount >> 3 }
}
