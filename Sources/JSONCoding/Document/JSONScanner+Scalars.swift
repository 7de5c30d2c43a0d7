/// Numbers (RFC 8259, section 6) and the three words.
extension JSONScanner {
    /// The number that those bytes are, or nil if they are none.
    static func number(_ bytes: Range<Int>, of text: Span<UInt8>) -> TapeEntry? {
        var scanner = JSONScanner()
        scanner.position = bytes.lowerBound
        guard let number = try? scanner.scanNumber(text), scanner.position == bytes.upperBound else { return nil }
        return number
    }

    mutating func scanNumber(_ text: Span<UInt8>) throws(JSONSyntaxError) -> TapeEntry {
        let start = position
        skip(UInt8(ascii: "-"), text)
        if !skip(UInt8(ascii: "0"), text) { try scanDigits(text) }
        let integerEnd = position
        if skip(UInt8(ascii: "."), text) { try scanDigits(text) }
        if skip(UInt8(ascii: "e"), text) || skip(UInt8(ascii: "E"), text) {
            if !skip(UInt8(ascii: "+"), text) { skip(UInt8(ascii: "-"), text) }
            try scanDigits(text)
        }
        return .number(start..<position, isInteger: position == integerEnd)
    }

    /// At least one digit.
    private mutating func scanDigits(_ text: Span<UInt8>) throws(JSONSyntaxError) {
        let start = position
        while position < text.count, text[position] &- UInt8(ascii: "0") < 10 { position &+= 1 }
        guard position > start else {
            throw JSONSyntaxError(position < text.count ? .malformedNumber : .unexpectedEnd, at: position)
        }
    }

    @discardableResult
    private mutating func skip(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
        guard position < text.count, text[position] == byte else { return false }
        position &+= 1
        return true
    }

    mutating func scanTrue(_ text: Span<UInt8>) throws(JSONSyntaxError) -> TapeEntry {
        try scanWord((UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "u"), UInt8(ascii: "e")), text)
        return .true
    }

    mutating func scanFalse(_ text: Span<UInt8>) throws(JSONSyntaxError) -> TapeEntry {
        position &+= 1
        try scanWord((UInt8(ascii: "a"), UInt8(ascii: "l"), UInt8(ascii: "s"), UInt8(ascii: "e")), text)
        return .false
    }

    mutating func scanNull(_ text: Span<UInt8>) throws(JSONSyntaxError) -> TapeEntry {
        try scanWord((UInt8(ascii: "n"), UInt8(ascii: "u"), UInt8(ascii: "l"), UInt8(ascii: "l")), text)
        return .null
    }

    private mutating func scanWord(
        _ word: (UInt8, UInt8, UInt8, UInt8), _ text: Span<UInt8>
    ) throws(JSONSyntaxError) {
        guard position &+ 4 <= text.count else { throw JSONSyntaxError(.valueExpected, at: position) }
        guard
            text[position] == word.0, text[position &+ 1] == word.1, text[position &+ 2] == word.2,
            text[position &+ 3] == word.3
        else { throw JSONSyntaxError(.valueExpected, at: position) }
        position &+= 4
    }
}
