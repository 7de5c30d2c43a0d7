extension JSONReader {
    /// Reads a number in the grammar of RFC 8259 section 6 and keeps its text.
    mutating func readNumber() throws(JSONError) -> JSONNumber {
        let start = place
        if bytes[place] == UInt8(ascii: "-") { place += 1 }
        if place < bytes.count, bytes[place] == UInt8(ascii: "0") {
            place += 1
            guard place >= bytes.count || !bytes[place].isDigit else {
                throw failure(.invalidNumber, "a number must not begin with a needless zero", at: start)
            }
        } else {
            try readDigits(of: start)
        }
        if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
            place += 1
            try readDigits(of: start)
        }
        let hasExponent = place < bytes.count && bytes[place] | 0x20 == UInt8(ascii: "e")
        if hasExponent {
            place += 1
            if place < bytes.count, bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-") {
                place += 1
            }
            try readDigits(of: start)
        }
        guard place - start <= limits.numberBytesMax else {
            throw failure(.numberTooLong, "the number has more than \(limits.numberBytesMax) bytes", at: start)
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if hasExponent || place - start > ExactDecimal.significantDigitsMax, ExactDecimal(text) == nil {
            throw failure(.numberTooLong, "the number's digits or its exponent are beyond the limits", at: start)
        }
        return JSONNumber(checked: text)
    }

    private mutating func readDigits(of start: Int) throws(JSONError) {
        let first = place
        while place < bytes.count, bytes[place].isDigit { place += 1 }
        guard place > first else {
            throw place < bytes.count
                ? failure(.invalidNumber, "the number lacks a digit here")
                : failure(.unexpectedEnd, "the text ends inside a number")
        }
    }

    /// Reads a string from its opening quote to after its closing one.
    mutating func readString() throws(JSONError) -> String {
        let start = place
        place += 1
        var end = place
        var bitsInAny: UInt8 = 0
        while end < bytes.count {
            switch bytes[end] {
            case UInt8(ascii: "\""):
                defer { place = end + 1 }
                let slice = bytes[place..<end]
                // ASCII needs no check, which takes longer than the rest of a short string.
                return bitsInAny < 0x80 ? String(decoding: slice, as: UTF8.self) : try text(slice, from: start)
            case UInt8(ascii: "\\"):
                return try readEscapedString(from: start, plainTo: end)
            case 0..<0x20:
                throw failure(.controlCharacter, "a control character must be escaped", at: end)
            case let byte:
                bitsInAny |= byte
                end += 1
            }
        }
        throw failure(.unexpectedEnd, "the text ends inside a string", at: end)
    }

    /// The slower way, for strings with escapes.
    private mutating func readEscapedString(from start: Int, plainTo end: Int) throws(JSONError) -> String {
        var unescaped = Array(bytes[place..<end])
        place = end
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place += 1
                return try text(unescaped[...], from: start)
            case UInt8(ascii: "\\"):
                unescaped += Array(String(try readEscape()).utf8)
            case 0..<0x20:
                throw failure(.controlCharacter, "a control character must be escaped")
            case let byte:
                unescaped.append(byte)
                place += 1
            }
        }
        throw failure(.unexpectedEnd, "the text ends inside a string")
    }

    private mutating func readEscape() throws(JSONError) -> UnicodeScalar {
        let start = place
        guard place + 1 < bytes.count else { throw failure(.unexpectedEnd, "the text ends inside an escape") }
        place += 2
        switch bytes[place - 1] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try readUnicodeEscape(from: start)
        default: throw failure(.invalidEscape, "no such escape", at: start)
        }
    }

    /// The four digits after `\u`, and the second half of a surrogate pair.
    private mutating func readUnicodeEscape(from start: Int) throws(JSONError) -> UnicodeScalar {
        let unit = try readHexadecimal(from: start)
        if let scalar = UnicodeScalar(unit) { return scalar }
        guard unit < 0xDC00, place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
            bytes[place + 1] == UInt8(ascii: "u")
        else {
            throw failure(.loneSurrogate, "half of a surrogate pair stands alone", at: start)
        }
        place += 2
        let low = try readHexadecimal(from: start)
        guard 0xDC00..<0xE000 ~= low,
            let scalar = UnicodeScalar(0x10000 + ((UInt32(unit) - 0xD800) << 10) + (UInt32(low) - 0xDC00))
        else {
            throw failure(.loneSurrogate, "half of a surrogate pair stands alone", at: start)
        }
        return scalar
    }

    private mutating func readHexadecimal(from start: Int) throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard place < bytes.count else { throw failure(.unexpectedEnd, "the text ends inside an escape") }
            let digit: UInt8
            switch bytes[place] {
            case let byte where byte.isDigit: digit = byte - UInt8(ascii: "0")
            case let byte where UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20:
                digit = (byte | 0x20) - UInt8(ascii: "a") + 10
            default: throw failure(.invalidEscape, "an escape needs four hexadecimal digits", at: start)
            }
            unit = unit << 4 | UInt16(digit)
            place += 1
        }
        return unit
    }

    private func text(_ slice: ArraySlice<UInt8>, from start: Int) throws(JSONError) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else {
            throw failure(.invalidUTF8, "the string is not UTF-8", at: start)
        }
        return text
    }
}
