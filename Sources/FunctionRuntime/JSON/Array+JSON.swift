extension [UInt8] {
    /// Appends `text` as a JSON string with its quotes (RFC 8259 section 7).
    ///
    /// Quotation mark, backslash and every control character are escaped, DEL too, so that what a terminal would obey
    /// never reaches one.
    package mutating func appendJSON(_ text: String) {
        append(UInt8(ascii: "\""))
        if text.hasJSONEscapes {
            for byte in text.utf8 { appendEscaped(byte) }
        } else {
            append(contentsOf: text.utf8)
        }
        append(UInt8(ascii: "\""))
    }

    /// Appends `\u00` and two digits, as JSON writes a control character.
    mutating func appendUnicodeEscape(_ byte: UInt8) {
        append(contentsOf: #"\u00"#.utf8)
        append(Self.hexadecimalDigit(byte >> 4))
        append(Self.hexadecimalDigit(byte & 0xF))
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append(contentsOf: #"\""#.utf8)
        case UInt8(ascii: "\\"): append(contentsOf: #"\\"#.utf8)
        case UInt8(ascii: "\n"): append(contentsOf: #"\n"#.utf8)
        case UInt8(ascii: "\r"): append(contentsOf: #"\r"#.utf8)
        case UInt8(ascii: "\t"): append(contentsOf: #"\t"#.utf8)
        case _ where byte.isASCIIControl: appendUnicodeEscape(byte)
        default: append(byte)
        }
    }

    private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
