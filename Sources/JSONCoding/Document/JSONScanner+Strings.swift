/// Strings (RFC 8259, section 7): ended, well escaped, and in well-formed UTF-8 (Unicode, table 3-7).
extension JSONScanner {
    /// Stands at the opening quote, and after it behind the closing one.
    mutating func scanString(_ text: Span<UInt8>) throws(JSONSyntaxError) -> TapeEntry {
        position &+= 1
        let start = position
        var hasEscapes = false
        var isASCII = true
        while true {
            skipPlainRun(text)
            guard position < text.count else { throw JSONSyntaxError(.unexpectedEnd, at: position) }
            switch text[position] {
            case UInt8(ascii: "\""):
                position &+= 1
                return .string(start..<position &- 1, hasEscapes: hasEscapes, isASCII: isASCII)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try scanEscape(text)
            case 0x80...:
                isASCII = false
                try scanCharacter(text)
            default:
                throw JSONSyntaxError(.controlCharacter, at: position)
            }
        }
    }

    /// Goes over ASCII that stands for itself.
    private mutating func skipPlainRun(_ text: Span<UInt8>) {
        while position &+ EightBytes.count <= text.count {
            let stops = EightBytes(text, at: position).endPlainRun
            guard stops == 0 else {
                position &+= EightBytes.bytes(before: stops)
                return
            }
            position &+= EightBytes.count
        }
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20, 0x80...: return
            default: position &+= 1
            }
        }
    }

    private mutating func scanEscape(_ text: Span<UInt8>) throws(JSONSyntaxError) {
        let start = position
        guard start &+ 1 < text.count else { throw JSONSyntaxError(.unexpectedEnd, at: text.count) }
        position &+= 2
        switch text[start &+ 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "u"):
            let unit = try scanCodeUnit(text)
            guard UTF16.isSurrogate(unit) else { return }
            guard UTF16.isLeadSurrogate(unit), position &+ 1 < text.count,
                text[position] == UInt8(ascii: "\\"), text[position &+ 1] == UInt8(ascii: "u")
            else { throw JSONSyntaxError(.loneSurrogate, at: start) }
            position &+= 2
            guard UTF16.isTrailSurrogate(try scanCodeUnit(text)) else {
                throw JSONSyntaxError(.loneSurrogate, at: start)
            }
        default:
            throw JSONSyntaxError(.unknownEscape, at: start)
        }
    }

    /// The four hexadecimal digits behind `\u`.
    private mutating func scanCodeUnit(_ text: Span<UInt8>) throws(JSONSyntaxError) -> UInt16 {
        guard position &+ 4 <= text.count else { throw JSONSyntaxError(.unexpectedEnd, at: text.count) }
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = HexDigit.value(of: text[position]) else {
                throw JSONSyntaxError(.unknownEscape, at: position)
            }
            unit = unit << 4 | UInt16(digit)
            position &+= 1
        }
        return unit
    }

    /// One character beyond ASCII.
    private mutating func scanCharacter(_ text: Span<UInt8>) throws(JSONSyntaxError) {
        let first = text[position]
        let second = position &+ 1 < text.count ? text[position &+ 1] : 0
        let length: Int
        switch (first, second) {
        case (0xC2...0xDF, 0x80...0xBF): length = 2
        case (0xE0, 0xA0...0xBF), (0xE1...0xEC, 0x80...0xBF), (0xED, 0x80...0x9F), (0xEE...0xEF, 0x80...0xBF):
            length = 3
        case (0xF0, 0x90...0xBF), (0xF1...0xF3, 0x80...0xBF), (0xF4, 0x80...0x8F): length = 4
        default: throw JSONSyntaxError(.invalidUTF8, at: position)
        }
        guard position &+ length <= text.count else { throw JSONSyntaxError(.invalidUTF8, at: position) }
        for place in 2..<max(length, 2) where text[position &+ place] & 0xC0 != 0x80 {
            throw JSONSyntaxError(.invalidUTF8, at: position)
        }
        position &+= length
    }
}
