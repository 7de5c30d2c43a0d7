/// Strings as JSON writes them.
enum JSONString {
    /// Appends the string in quotes, with no escape that is not needed (RFC 8785 section 3.2.2.2).
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        if needsEscapes(text) {
            for byte in text.utf8 { append(byte, to: &bytes) }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Most strings need none, and are copied as a whole.
    private static func needsEscapes(_ text: String) -> Bool {
        let span = text.utf8.span
        for place in span.indices {
            let byte = span[place]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return true }
        }
        return false
    }

    private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): appendEscape(byte, to: &bytes)
        case 0x08: appendEscape(UInt8(ascii: "b"), to: &bytes)
        case 0x09: appendEscape(UInt8(ascii: "t"), to: &bytes)
        case 0x0A: appendEscape(UInt8(ascii: "n"), to: &bytes)
        case 0x0C: appendEscape(UInt8(ascii: "f"), to: &bytes)
        case 0x0D: appendEscape(UInt8(ascii: "r"), to: &bytes)
        case 0..<0x20:
            appendEscape(UInt8(ascii: "u"), to: &bytes)
            bytes.append(UInt8(ascii: "0"))
            bytes.append(UInt8(ascii: "0"))
            bytes.append(Hexadecimal.digit(byte >> 4))
            bytes.append(Hexadecimal.digit(byte & 0xF))
        default: bytes.append(byte)
        }
    }

    private static func appendEscape(_ letter: UInt8, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(letter)
    }
}
