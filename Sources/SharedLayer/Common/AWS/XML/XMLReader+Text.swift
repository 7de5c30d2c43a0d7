/// Names, attributes and characters.
extension XMLReader {
    mutating func readName() throws(XMLError) -> ArraySlice<UInt8> {
        let start = place
        while place < bytes.count, Self.isInName(bytes[place]) { place += 1 }
        guard place < bytes.count else { throw XMLError(.unexpectedEnd, at: place) }
        guard place > start, Self.canBeginName(bytes[start]) else { throw XMLError(.malformed, at: start) }
        return bytes[start..<place]
    }

    /// Passes over the attributes to behind the tag; whether the element ends there too.
    mutating func skipAttributes() throws(XMLError) -> Bool {
        while true {
            let start = place
            skipWhitespace()
            guard place < bytes.count else { throw XMLError(.unexpectedEnd, at: place) }
            switch bytes[place] {
            case UInt8(ascii: ">"):
                place += 1
                return false
            case UInt8(ascii: "/"):
                guard starts(with: "/>") else { throw XMLError(.malformed, at: place) }
                place += 2
                return true
            default:
                guard place > start else { throw XMLError(.malformed, at: place) }
                try skipAttribute()
            }
        }
    }

    private mutating func skipAttribute() throws(XMLError) {
        _ = try readName()
        skipWhitespace()
        guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { throw XMLError(.malformed, at: place) }
        place += 1
        skipWhitespace()
        guard place < bytes.count else { throw XMLError(.unexpectedEnd, at: place) }
        let quote = bytes[place]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw XMLError(.malformed, at: place) }
        place += 1
        while place < bytes.count, bytes[place] != quote {
            guard bytes[place] != UInt8(ascii: "<") else { throw XMLError(.malformed, at: place) }
            place += 1
        }
        guard place < bytes.count else { throw XMLError(.unexpectedEnd, at: place) }
        place += 1
    }

    /// Characters up to the next markup, with the references among them resolved.
    mutating func readText() throws(XMLError) -> String {
        var text: [UInt8] = []
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") {
            switch bytes[place] {
            case UInt8(ascii: "&"): text += Array(String(try readReference()).utf8)
            // Line ends are one line feed each (section 2.11).
            case 0x0D:
                place += 1
                if place == bytes.count || bytes[place] != 0x0A { text.append(0x0A) }
            case 0x09, 0x0A, 0x20...:
                text.append(bytes[place])
                place += 1
            default: throw XMLError(.malformed, at: place)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The longest reference is `&#x10FFFF;`, give or take some zeros.
    private static let referenceBytesMax = 16

    private mutating func readReference() throws(XMLError) -> Unicode.Scalar {
        let start = place
        let end = bytes[place...].prefix(Self.referenceBytesMax).firstIndex(of: UInt8(ascii: ";"))
        guard let end else { throw XMLError(.invalidReference, at: start) }
        place = end + 1
        let name = String(decoding: bytes[start + 1..<end], as: UTF8.self)
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "apos": return "'"
        case "quot": return "\""
        default:
            let isHexadecimal = name.hasPrefix("#x")
            let digits = name.dropFirst(isHexadecimal ? 2 : 1)
            guard name.hasPrefix("#"), digits.utf8.allSatisfy({ Hexadecimal.value($0) != nil }),
                let number = UInt32(digits, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(number),
                Self.isCharacter(scalar)
            else { throw XMLError(.invalidReference, at: start) }
            return scalar
        }
    }

    /// Section 2.2.
    private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
        default: false
        }
    }

    private static func canBeginName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: ":"), 0x80...:
            true
        default: false
        }
    }

    private static func isInName(_ byte: UInt8) -> Bool {
        canBeginName(byte) || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    mutating func skipWhitespace() {
        while place < bytes.count,
            bytes[place] == 0x20 || bytes[place] == 0x09 || bytes[place] == 0x0A || bytes[place] == 0x0D
        {
            place += 1
        }
    }

    func starts(with prefix: StaticString) -> Bool { starts(with: Array("\(prefix)".utf8)) }

    func starts(with prefix: [UInt8]) -> Bool {
        place + prefix.count <= bytes.count && bytes[place..<place + prefix.count].elementsEqual(prefix)
    }

    mutating func skip(past mark: StaticString, from start: Int) throws(XMLError) {
        let mark = Array("\(mark)".utf8)
        var end = start
        while end + mark.count <= bytes.count {
            if bytes[end..<end + mark.count].elementsEqual(mark) {
                place = end + mark.count
                return
            }
            end += 1
        }
        throw XMLError(.unexpectedEnd, at: bytes.count)
    }
}
