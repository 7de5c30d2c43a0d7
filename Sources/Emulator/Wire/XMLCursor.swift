/// A place in the bytes of an XML document, and the smallest things that can be read there.
struct XMLCursor {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { place == bytes.count }

    mutating func character(into text: inout [UInt8]) throws(XMLReaderError) {
        guard bytes[place] == UInt8(ascii: "&") else { return try literal(into: &text) }
        place += 1
        text += try reference()
    }

    /// Characters that stand for themselves, as all do in CDATA, until a text that comes, which is skipped too.
    mutating func literals(before end: String, into text: inout [UInt8]) throws(XMLReaderError) {
        while !skip(end) {
            guard place < bytes.count else { throw error("\(end) is missing") }
            try literal(into: &text)
        }
    }

    private mutating func literal(into text: inout [UInt8]) throws(XMLReaderError) {
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "\r"):
            // Section 2.11: line ends become one line feed.
            if peek() != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
        case 0..<0x20 where byte != 9 && byte != 10: throw error("a control character")
        default: text.append(byte)
        }
    }

    mutating func reference() throws(XMLReaderError) -> [UInt8] {
        let start = place
        while let byte = peek(), byte != UInt8(ascii: ";"), place - start < 12 { place += 1 }
        let name = String(decoding: bytes[start..<place], as: UTF8.self)
        try expect(";")
        switch name {
        case "amp": return [UInt8(ascii: "&")]
        case "lt": return [UInt8(ascii: "<")]
        case "gt": return [UInt8(ascii: ">")]
        case "quot": return [UInt8(ascii: "\"")]
        case "apos": return [UInt8(ascii: "'")]
        default: break
        }
        let number =
            name.hasPrefix("#x")
            ? UInt32(name.dropFirst(2), radix: 16)
            : name.hasPrefix("#") ? UInt32(name.dropFirst(), radix: 10) : nil
        // A number may have a sign in Swift, not in XML.
        guard !name.contains("+"), let number, number >= 0x20 || [9, 10, 13].contains(number),
            let scalar = UnicodeScalar(number)
        else {
            throw error("an unknown reference")
        }
        return Array(String(Character(scalar)).utf8)
    }

    mutating func name() throws(XMLReaderError) -> String {
        let start = place
        while let byte = peek(), Self.isNameByte(byte) { place += 1 }
        guard place > start, !Self.isNameInside(bytes[start]) else { throw error("a name is missing") }
        return try string(Array(bytes[start..<place]))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: ":"), 0x80...0xFF:
            true
        default: isNameInside(byte)
        }
    }

    /// What may stand in a name and not at its beginning.
    private static func isNameInside(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// The name without its prefix. Scalars, because a colon and a combining mark behind it are one character.
    static func local(_ qualified: String) -> String {
        qualified.unicodeScalars.split(separator: ":", maxSplits: 1).last.map(String.init) ?? qualified
    }

    func string(_ bytes: [UInt8]) throws(XMLReaderError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw error("no UTF-8") }
        return text
    }

    // MARK: Bytes

    func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }

    /// Over a byte that is there.
    mutating func advance() { place += 1 }

    mutating func skip(_ text: String) -> Bool {
        guard bytes[place...].starts(with: text.utf8) else { return false }
        place += text.utf8.count
        return true
    }

    @discardableResult
    mutating func skipSpace() -> Bool {
        let start = place
        while let byte = peek(), byte == 0x20 || (9...13).contains(byte) && byte != 11 && byte != 12 { place += 1 }
        return place > start
    }

    mutating func skip(through text: String) throws(XMLReaderError) {
        while place < bytes.count {
            if skip(text) { return }
            place += 1
        }
        throw error("\(text) is missing")
    }

    mutating func expect(_ text: String) throws(XMLReaderError) {
        guard skip(text) else { throw error("\(text) is missing") }
    }

    func error(_ what: String) -> XMLReaderError { XMLReaderError(what: what, offset: place) }
}
