extension String {
    /// The text as a JSON string with its quotes, as `[UInt8].appendJSON` writes it.
    var jsonString: String {
        var bytes: [UInt8] = []
        bytes.appendJSON(self)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether it cannot stand between a JSON string's quotes as it is.
    var hasJSONEscapes: Bool {
        let bytes = utf8Span.span
        for place in bytes.indices {
            let byte = bytes[place]
            if byte.isASCIIControl || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return true }
        }
        return false
    }

    /// Whether it is a number as JSON writes one (RFC 8259 section 6): no infinity, no `+`, no leading zero.
    var isJSONNumber: Bool {
        var rest = utf8[...]
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        if rest.first == UInt8(ascii: "0") {
            rest.removeFirst()
        } else if rest.removeDigits() == 0 {
            return false
        }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            if rest.removeDigits() == 0 { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
            if rest.removeDigits() == 0 { return false }
        }
        return rest.isEmpty
    }
}

extension Substring.UTF8View {
    /// Removes the digits at the front and says how many there were.
    fileprivate mutating func removeDigits() -> Int {
        let digits = prefix(while: \.isASCIIDigit)
        removeFirst(digits.count)
        return digits.count
    }
}
