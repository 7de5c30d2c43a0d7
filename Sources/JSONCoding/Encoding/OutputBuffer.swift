/// The bytes of a JSON text that is being written.
///
/// The storage is longer than what is written, so that eight bytes can be stored at once.
struct OutputBuffer {
    private var storage: [UInt8] = []
    private(set) var count = 0

    private static let firstCapacityBytes = 2048

    /// What is written.
    consuming func finished() -> [UInt8] {
        storage.removeLast(storage.count &- count)
        return storage
    }

    private mutating func reserve(_ byteCount: Int) {
        if count &+ byteCount > storage.count { grow(byteCount) }
    }

    private mutating func grow(_ byteCount: Int) {
        let capacity = max(count &+ byteCount, storage.count &* 2, Self.firstCapacityBytes)
        storage.append(contentsOf: repeatElement(0, count: capacity &- storage.count))
    }
}

/// Looking at what is written, and taking some of it back.
extension OutputBuffer {
    var last: UInt8? { count > 0 ? storage[count &- 1] : nil }

    subscript(place: Int) -> UInt8 { storage[place] }

    func slice(_ bytes: Range<Int>) -> ArraySlice<UInt8> { storage[bytes] }

    mutating func truncate(to count: Int) { self.count = count }

    mutating func remove(_ bytes: Range<Int>) {
        storage.removeSubrange(bytes)
        count &-= bytes.count
    }
}

/// Writing.
extension OutputBuffer {
    mutating func append(_ byte: UInt8) {
        reserve(1)
        storage[count] = byte
        count &+= 1
    }

    mutating func append(_ bytes: some Collection<UInt8>) {
        let end = count &+ bytes.count
        reserve(bytes.count)
        storage.replaceSubrange(count..<end, with: bytes)
        count = end
    }

    mutating func append(_ text: ShortText) {
        reserve(EightBytes.count)
        Self.store(text, in: &storage, at: count)
        count &+= text.count
    }

    private static func store(_ text: ShortText, in storage: inout [UInt8], at offset: Int) {
        var output = storage.mutableSpan
        EightBytes(bits: text.bits).store(in: &output, at: offset)
    }

    mutating func append<Value: FixedWidthInteger>(_ value: Value) {
        guard let magnitude = UInt64(exactly: value.magnitude) else { return append(String(value).utf8) }
        if value < 0 { append(UInt8(ascii: "-")) }
        append(digitsOf: magnitude)
    }

    private mutating func append(digitsOf magnitude: UInt64) {
        var digitCount = 1
        var rest = magnitude
        while rest >= 10 {
            rest /= 10
            digitCount &+= 1
        }
        reserve(digitCount)
        rest = magnitude
        let start = count
        count &+= digitCount
        var output = storage.mutableSpan
        for place in (start..<start &+ digitCount).reversed() {
            output[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    /// A finite number, in the shortest form that reads back as the same; whole ones without `.0`.
    mutating func append<Value: BinaryFloatingPoint & CustomStringConvertible>(_ value: Value) {
        let digits = value.description.utf8
        append(digits.suffix(2).elementsEqual(".0".utf8) ? digits.dropLast(2) : digits[...])
    }

    /// In quotes, with the escapes that JSON asks for (RFC 8259, section 7) and no others.
    ///
    /// What most strings need is done in one go: a byte before, quotes, and a byte behind.
    mutating func append(quoted string: String, after separator: UInt8? = nil, before next: UInt8? = nil) {
        let source = string.utf8Span.span
        reserve(source.count &+ 4)
        var place = Self.copyQuoted(source, separator, next, to: &storage, at: &count)
        guard place < source.count else { return }
        while place < source.count {
            append(escaped: source[place])
            reserve(source.count &- place)
            let end = Self.copy(source, from: place &+ 1, to: &storage, at: count)
            count &+= end &- place &- 1
            place = end
        }
        append(UInt8(ascii: "\""))
        if let next { append(next) }
    }

    /// Stops at the first byte that needs an escape, and says where that is.
    private static func copyQuoted(
        _ source: Span<UInt8>, _ separator: UInt8?, _ next: UInt8?, to storage: inout [UInt8], at count: inout Int
    ) -> Int {
        var output = storage.mutableSpan
        var end = count
        if let separator {
            output[end] = separator
            end &+= 1
        }
        output[end] = UInt8(ascii: "\"")
        let place = copy(source, from: 0, to: &output, at: end &+ 1)
        end &+= place &+ 1
        if place == source.count {
            output[end] = UInt8(ascii: "\"")
            end &+= 1
            if let next {
                output[end] = next
                end &+= 1
            }
        }
        count = end
        return place
    }

    private static func copy(
        _ source: Span<UInt8>, from start: Int, to storage: inout [UInt8], at end: Int
    ) -> Int {
        var output = storage.mutableSpan
        return copy(source, from: start, to: &output, at: end)
    }

    private static func copy(
        _ source: Span<UInt8>, from start: Int, to output: inout MutableSpan<UInt8>, at end: Int
    ) -> Int {
        let offset = end &- start
        var place = start
        while place &+ EightBytes.count <= source.count {
            let bytes = EightBytes(source, at: place)
            bytes.store(in: &output, at: place &+ offset)
            let stops = bytes.needEscape
            guard stops == 0 else { return place &+ EightBytes.bytes(before: stops) }
            place &+= EightBytes.count
        }
        if source.count &- place >= 4 {
            let bytes = EightBytes(source, endsOf: place..<source.count)
            bytes.store(in: &output, atEndsOf: place &+ offset..<source.count &+ offset)
            if bytes.needEscape == 0 { return source.count }
        }
        while place < source.count {
            let byte = source[place]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            output[place &+ offset] = byte
            place &+= 1
        }
        return place
    }

    private mutating func append(escaped byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        case 0..<0x20: append("u00".utf8 + [HexDigit.digit(byte >> 4), HexDigit.digit(byte & 0xF)])
        default: append(byte)
        }
    }
}
