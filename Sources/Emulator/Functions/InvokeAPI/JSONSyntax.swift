/// Checks that bytes are one JSON text, without making values of it.
///
/// Source: RFC 8259. Lone surrogates and duplicate keys pass, as they do on AWS.
package struct JSONSyntax {
    package struct Failure: Error, Equatable {
        package let reason: String
        /// Counted from zero.
        package let offset: Int
    }

    private let bytes: [UInt8]
    private var offset = 0

    /// Deeper nesting is refused.
    private static let depthMax = 512

    package static func check(_ bytes: [UInt8]) throws(Failure) {
        var syntax = JSONSyntax(bytes: bytes)
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Failure(reason: "Invalid UTF-8", offset: 0)
        }
        try syntax.value(depth: 0)
        syntax.skipSpace()
        if syntax.offset < bytes.count { throw syntax.unexpected("end of the text") }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func value(depth: Int) throws(Failure) {
        guard depth < Self.depthMax else { throw Failure(reason: "Nested too deep", offset: offset) }
        skipSpace()
        switch current {
        case UInt8(ascii: "{"): try object(depth: depth)
        case UInt8(ascii: "["): try array(depth: depth)
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): try number()
        default: throw unexpected("a JSON value")
        }
    }

    private mutating func object(depth: Int) throws(Failure) {
        offset += 1
        skipSpace()
        if take("}") { return }
        repeat {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw unexpected("double-quote to start field name") }
            try string()
            skipSpace()
            guard take(":") else { throw unexpected("a colon to separate field name and value") }
            try value(depth: depth + 1)
            skipSpace()
        } while take(",")
        guard take("}") else { throw unexpected("comma to separate Object entries") }
    }

    private mutating func array(depth: Int) throws(Failure) {
        offset += 1
        skipSpace()
        if take("]") { return }
        repeat {
            try value(depth: depth + 1)
            skipSpace()
        } while take(",")
        guard take("]") else { throw unexpected("comma to separate Array entries") }
    }

    private mutating func string() throws(Failure) {
        offset += 1
        while let byte = current {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""): return
            case UInt8(ascii: "\\"): try escape()
            case ..<0x20: throw Failure(reason: "Illegal unquoted control character", offset: offset - 1)
            default: break
            }
        }
        throw unexpected("closing quote for a string value")
    }

    private mutating func escape() throws(Failure) {
        guard let byte = current else { throw unexpected("an escaped character") }
        offset += 1
        if byte == UInt8(ascii: "u") {
            for _ in 0..<4 {
                guard let digit = current, Character(Unicode.Scalar(digit)).isHexDigit, digit < 0x80 else {
                    throw unexpected("a hex digit")
                }
                offset += 1
            }
        } else if !Array("\"\\/bfnrt".utf8).contains(byte) {
            throw Failure(reason: "Unrecognized character escape", offset: offset - 1)
        }
    }

    private mutating func number() throws(Failure) {
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
    }

    private mutating func digits() throws(Failure) {
        let start = offset
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
        if offset == start { throw unexpected("a digit") }
    }

    private mutating func word(_ word: String) throws(Failure) {
        for byte in word.utf8 {
            guard current == byte else { throw unexpected("'true', 'false' or 'null'") }
            offset += 1
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private func unexpected(_ expected: String) -> Failure {
        guard let byte = current else {
            return Failure(reason: "Unexpected end-of-input: was expecting \(expected)", offset: offset)
        }
        let character = byte < 0x80 ? String(Character(Unicode.Scalar(byte))) : "\\u{\(String(byte, radix: 16))}"
        return Failure(
            reason: "Unexpected character ('\(character)' (code \(byte))): was expecting \(expected)", offset: offset)
    }
}
