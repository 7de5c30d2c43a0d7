extension PatternTokenizer {
    /// A string's text without its escapes, and where the string ends.
    func string(
        from start: Int, _ atEnd: String
    ) throws(EventPatternError) -> (text: [UInt8], end: Int) {
        var result: [UInt8] = []
        var place = start
        while place < text.count {
            switch text[place] {
            case UInt8(ascii: "\""): return (result, place + 1)
            case UInt8(ascii: "\\"):
                place = try unescape(at: place + 1, into: &result)
            case let byte where byte < 0x20:
                throw failure(
                    "Illegal unquoted character (\(Self.description(of: UnicodeScalar(byte)))): has to be escaped using "
                        + "backslash to be included in string value", at: place)
            case let byte:
                result.append(byte)
                place += 1
            }
        }
        throw failure("Unexpected end-of-input\(atEnd)", at: text.count)
    }

    private func unescape(at place: Int, into result: inout [UInt8]) throws(EventPatternError) -> Int {
        guard place < text.count else {
            throw failure("Unexpected end-of-input in character escape sequence", at: place)
        }
        switch text[place] {
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\"): result.append(text[place])
        case UInt8(ascii: "u"):
            let first = try codeUnit(at: place + 1)
            let hasSecond = UTF16.isLeadSurrogate(first) && text[(place + 5)...].starts(with: "\\u".utf8)
            if hasSecond, case let second = try codeUnit(at: place + 7), UTF16.isTrailSurrogate(second) {
                result.append(contentsOf: String(decoding: [first, second], as: UTF16.self).utf8)
                return place + 11
            }
            result.append(contentsOf: String(decoding: [first], as: UTF16.self).utf8)
            return place + 5
        default:
            throw failure("Unrecognized character escape \(Self.description(of: scalar(at: place)))", at: place + 1)
        }
        return place + 1
    }

    private func codeUnit(at place: Int) throws(EventPatternError) -> UInt16 {
        var unit: UInt16 = 0
        for place in place..<place + 4 {
            guard place < text.count else {
                throw failure("Unexpected end-of-input in character escape sequence", at: place)
            }
            guard let digit = Character(UnicodeScalar(text[place])).hexDigitValue else {
                throw failure(
                    "Unexpected character (\(Self.description(of: scalar(at: place)))): expected a hex-digit for character "
                        + "escape sequence", at: place)
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    mutating func number(_ first: UInt8) throws(EventPatternError) -> PatternToken {
        let start = position - 1
        var digit = first
        if first == UInt8(ascii: "-") {
            guard let byte, Self.isDigit(byte) else {
                throw notInNumber("expected digit (0-9) to follow minus sign, for valid numeric value")
            }
            digit = byte
            position += 1
        }
        if digit == UInt8(ascii: "0"), let byte, Self.isDigit(byte) {
            throw failure("Invalid numeric value: Leading zeroes not allowed")
        }
        skipDigits()
        if byte == UInt8(ascii: ".") {
            position += 1
            guard skipDigits() else { throw notInNumber("Decimal point not followed by a digit") }
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            guard skipDigits() else { throw notInNumber("Exponent indicator not followed by a digit") }
        }
        return .number(Array(text[start..<position]))
    }

    private func notInNumber(_ message: String) -> EventPatternError {
        guard position < text.count else {
            return failure("Unexpected end-of-input in a Number value")
        }
        return failure("Unexpected character (\(Self.description(of: scalar(at: position)))): \(message)")
    }

    @discardableResult
    private mutating func skipDigits() -> Bool {
        let start = position
        while let byte, Self.isDigit(byte) { position += 1 }
        return position > start
    }

    mutating func literal(_ word: String, _ token: PatternToken) throws(EventPatternError) -> PatternToken {
        let start = position - 1
        let end = start + word.utf8.count
        if text[start...].starts(with: word.utf8), end >= text.count || !Self.isWordByte(text[end]) {
            position = end
            return token
        }
        throw unknownWord(from: start)
    }

    /// What begins no value at all: a word, or a character.
    func oddValue() -> EventPatternError {
        if Self.isWordByte(text[position - 1]) { return unknownWord(from: position - 1) }
        return unexpected("expected a valid value \(Self.values)")
    }

    private func unknownWord(from start: Int) -> EventPatternError {
        let word = text[start...].prefix(while: Self.isWordByte)
        let shown = String(decoding: word, as: UTF8.self)
        return failure("Unrecognized token '\(shown)': was expecting \(Self.values)", at: word.endIndex)
    }

    private static let values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// A part of a Java identifier.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }
}
