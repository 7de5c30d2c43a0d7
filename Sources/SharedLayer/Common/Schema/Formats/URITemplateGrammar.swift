/// URI templates (RFC 6570 section 2).
enum URITemplateGrammar {
    static func isTemplate(_ text: String) -> Bool {
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "{":
                guard let end = rest.firstIndex(of: "}"), isExpression(rest[..<end]) else { return false }
                rest = rest[(end + 1)...]
            case "%":
                guard isEscape(&rest) else { return false }
            default:
                guard isLiteral(scalar) else { return false }
            }
        }
        return true
    }

    private static func isExpression(_ text: ArraySlice<UnicodeScalar>) -> Bool {
        var text = text
        if let first = text.first, "+#./;?&=,!@|".unicodeScalars.contains(first) { text.removeFirst() }
        return text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy(isVariable)
    }

    /// A name with dots in it, and after it `*` or `:` and a length.
    private static func isVariable(_ text: ArraySlice<UnicodeScalar>) -> Bool {
        var name = text
        if name.last == "*" {
            name.removeLast()
        } else if let colon = name.firstIndex(of: ":") {
            let length = name[(colon + 1)...]
            guard (1...4).contains(length.count), length.first != "0", length.allSatisfy(isDigit) else { return false }
            name = name[..<colon]
        }
        return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            var rest = part
            while let scalar = rest.popFirst() {
                if scalar == "%" {
                    guard isEscape(&rest) else { return false }
                } else {
                    guard isNameCharacter(scalar) else { return false }
                }
            }
            return !part.isEmpty
        }
    }

    private static func isEscape(_ rest: inout ArraySlice<UnicodeScalar>) -> Bool {
        guard rest.count >= 2, rest.prefix(2).allSatisfy(\.properties.isASCIIHexDigit) else { return false }
        rest = rest.dropFirst(2)
        return true
    }

    private static func isDigit(_ scalar: UnicodeScalar) -> Bool { "0"..."9" ~= scalar }

    private static func isNameCharacter(_ scalar: UnicodeScalar) -> Bool {
        "a"..."z" ~= scalar || "A"..."Z" ~= scalar || isDigit(scalar) || scalar == "_"
    }

    private static func isLiteral(_ scalar: UnicodeScalar) -> Bool {
        switch scalar {
        case "\"", "'", "<", ">", "\\", "^", "`", "|", "}", " ": false
        default: scalar.value > 0x20 && !(0x7F..<0xA0).contains(scalar.value)
        }
    }
}
