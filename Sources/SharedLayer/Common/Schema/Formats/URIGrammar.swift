/// URIs as RFC 3986 writes them, and IRIs, which have letters of all scripts (RFC 3987).
struct URIGrammar {
    let isInternational: Bool

    /// Whether the text is a URI with a scheme.
    func isAbsolute(_ text: String) -> Bool {
        URIReference(text).scheme != nil && isReference(text)
    }

    func isReference(_ text: String) -> Bool {
        let parts = URIReference(text)
        guard parts.scheme.map(isScheme) ?? true, parts.authority.map(isAuthority) ?? true else { return false }
        // A colon in the first segment of a relative path would make it a scheme.
        if parts.scheme == nil, parts.authority == nil, parts.path.prefix(while: { $0 != "/" }).contains(":") {
            return false
        }
        return isText(parts.path, also: ":@/") && isText(parts.query ?? "", also: ":@/?", isQuery: true)
            && isText(parts.fragment ?? "", also: ":@/?")
    }

    private func isScheme(_ text: String) -> Bool {
        guard let first = text.utf8.first, Self.isLetter(first) else { return false }
        return text.utf8.allSatisfy { Self.isLetter($0) || $0.isDigit || "+-.".utf8.contains($0) }
    }

    private func isAuthority(_ text: String) -> Bool {
        var host = text[...]
        if let at = host.lastIndex(of: "@") {
            guard isText(host[..<at], also: ":") else { return false }
            host = host[host.index(after: at)...]
        }
        if host.first == "[" {
            guard let end = host.firstIndex(of: "]") else { return false }
            let literal = host[host.index(after: host.startIndex)..<end]
            return (IPAddress(literal)?.isVersion4 == false || isFutureAddress(literal))
                && isPort(host[host.index(after: end)...])
        }
        let colon = host.firstIndex(of: ":") ?? host.endIndex
        return isText(host[..<colon], also: "") && isPort(host[colon...])
    }

    /// Nothing, or a colon and digits.
    private func isPort(_ text: Substring) -> Bool {
        text.isEmpty || text.first == ":" && text.utf8.dropFirst().allSatisfy(\.isDigit)
    }

    /// `v1.…`
    private func isFutureAddress(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].first == "v" || parts[0].first == "V", parts[0].utf8.count > 1 else {
            return false
        }
        return parts[0].utf8.dropFirst().allSatisfy { Hexadecimal.value($0) != nil } && !parts[1].isEmpty
            && !parts[1].contains("%") && isText(parts[1], also: ":")
    }

    /// Unreserved characters, sub-delimiters, escapes, and `marks`.
    private func isText(_ text: some StringProtocol, also marks: String, isQuery: Bool = false) -> Bool {
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "!", "$", "&", "'", "(", ")", "*", "+", ",", ";",
                "=":
                continue
            case "%":
                guard rest.count >= 2, rest.prefix(2).allSatisfy(\.properties.isASCIIHexDigit) else { return false }
                rest = rest.dropFirst(2)
            default:
                let isMark = marks.unicodeScalars.contains(scalar)
                guard isMark || isInternational && Self.isInternational(scalar, isQuery: isQuery) else { return false }
            }
        }
        return true
    }

    /// `ucschar`, and in queries `iprivate` (RFC 3987 section 2.2).
    private static func isInternational(_ scalar: UnicodeScalar, isQuery: Bool) -> Bool {
        switch scalar.value {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
        case 0x10000...0xEFFFF: scalar.value & 0xFFFF <= 0xFFFD && !(0xE0000...0xE0FFF).contains(scalar.value)
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: isQuery
        default: false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 && byte < 0x80
    }
}
