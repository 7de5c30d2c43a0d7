import FoundationEssentials

/// The Swift value at an index, or nil where what is there is of another kind.
extension JSONDocument {
    func bool(at index: Int) -> Bool? {
        switch self[index].kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    package func string(at index: Int) -> String? {
        let entry = self[index]
        guard entry.kind == .string else { return nil }
        return entry.hasEscapes ? unescaped(entry) : String(decoding: text[entry.bytes], as: UTF8.self)
    }

    /// The Base64 of the bytes at the index.
    func binary(at index: Int) -> String? {
        let entry = self[index]
        guard entry.kind == .binary else { return nil }
        return entry.hasEscapes ? unescaped(entry) : written(entry)
    }

    /// What is written at the index: the number, or the string with its escapes.
    func written(_ entry: TapeEntry) -> String { String(decoding: text[entry.bytes], as: UTF8.self) }

    private func unescaped(_ entry: TapeEntry) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entry.length)
        let document = text
        let text = document.span
        var place = entry.start
        let end = entry.start &+ entry.length
        while place < end {
            let start = place
            while place < end, text[place] != UInt8(ascii: "\\") { place &+= 1 }
            bytes.append(contentsOf: document[start..<place])
            if place < end { place = Self.unescape(text, at: place, into: &bytes) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The place behind the escape, which the scanner has checked.
    private static func unescape(_ text: Span<UInt8>, at place: Int, into bytes: inout [UInt8]) -> Int {
        switch text[place &+ 1] {
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "u"): return unescapeCharacter(text, at: place, into: &bytes)
        case let character: bytes.append(character)
        }
        return place &+ 2
    }

    private static func unescapeCharacter(_ text: Span<UInt8>, at place: Int, into bytes: inout [UInt8]) -> Int {
        let unit = codeUnit(text, at: place &+ 2)
        var scalar = UInt32(unit)
        var end = place &+ 6
        if UTF16.isLeadSurrogate(unit) {
            scalar = 0x10000 &+ (scalar & 0x3FF) << 10 &+ UInt32(codeUnit(text, at: place &+ 8)) & 0x3FF
            end = place &+ 12
        }
        if let scalar = Unicode.Scalar(scalar), let units = UTF8.encode(scalar) { bytes.append(contentsOf: units) }
        return end
    }

    private static func codeUnit(_ text: Span<UInt8>, at place: Int) -> UInt16 {
        var unit: UInt16 = 0
        for place in place..<place &+ 4 { unit = unit << 4 | UInt16(HexDigit.value(of: text[place]) ?? 0) }
        return unit
    }
}
