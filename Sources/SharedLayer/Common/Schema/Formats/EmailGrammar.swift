/// E-mail addresses: the mailbox of RFC 5321 section 4.1.2, and with letters of all scripts that of RFC 6531.
struct EmailGrammar {
    let isInternational: Bool

    private static let localBytesMax = 64

    func isAddress(_ text: String) -> Bool {
        guard let at = text.unicodeScalars.lastIndex(of: "@") else { return false }
        let local = Array(text.unicodeScalars[..<at])
        let domain = text[text.unicodeScalars.index(after: at)...]
        guard String(text[..<at]).utf8.count <= Self.localBytesMax else { return false }
        return (isDotted(local) || isQuoted(local)) && isDomain(domain)
    }

    private func isDotted(_ local: [UnicodeScalar]) -> Bool {
        local.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy(isAtomText)
        }
    }

    private func isAtomText(_ scalar: UnicodeScalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "!", "#", "$", "%", "&", "'", "*", "+", "-", "/", "=", "?", "^", "_", "`",
            "{", "|", "}", "~":
            true
        default: isInternational && !scalar.isASCII
        }
    }

    private func isQuoted(_ local: [UnicodeScalar]) -> Bool {
        guard local.count >= 2, local.first == "\"", local.last == "\"" else { return false }
        var rest = local[1..<(local.count - 1)]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\\": guard let next = rest.popFirst(), " "..."~" ~= next else { return false }
            case "\"": return false
            default: guard " "..."~" ~= scalar || isInternational && !scalar.isASCII else { return false }
            }
        }
        return true
    }

    private func isDomain(_ text: Substring) -> Bool {
        if text.first == "[", text.last == "]" {
            let literal = text.dropFirst().dropLast()
            let isIPv6 = literal.prefix(5).lowercased() == "ipv6:"
            return IPAddress(isIPv6 ? literal.dropFirst(5) : literal)?.isVersion4 == !isIPv6
        }
        return isInternational ? HostGrammar.isInternationalHostname(text) : HostGrammar.isHostname(text)
    }
}
