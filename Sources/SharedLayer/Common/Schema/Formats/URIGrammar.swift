/// URIs as RFC 3986 writes them.
enum URIGrammar {
    private static let schemeMarks = Array("+-.".utf8)
    private static let marks = Array("-._~:/?@!$&'()*+,;=".utf8)

    /// Whether the text is a URI with a scheme.
    static func isAbsolute(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first, isLetter(first),
            bytes[..<colon].allSatisfy({ isLetter($0) || $0.isDigit || schemeMarks.contains($0) })
        else { return false }
        let parts = bytes[(colon + 1)...].split(
            separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
        return parts.allSatisfy { hasOnlyLegalBytes($0) } && hasLegalBrackets(bytes[(colon + 1)...])
    }

    private static func hasOnlyLegalBytes(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard rest.prefix(2).compactMap(Hexadecimal.value).count == 2 else { return false }
            case UInt8(ascii: "["), UInt8(ascii: "]"):
                continue
            default:
                guard isLetter(byte) || byte.isDigit || marks.contains(byte) else { return false }
            }
        }
        return true
    }

    /// Brackets are for an address in the authority alone: `//user@[::1]:80/`.
    private static func hasLegalBrackets(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.contains(UInt8(ascii: "[")) || bytes.contains(UInt8(ascii: "]")) else { return true }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix("//") else { return false }
        let authority = text.dropFirst(2).prefix { !"/?#".contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        let after = host.split(separator: "]", omittingEmptySubsequences: false)
        let isLiteral = host.first == "[" && after.count == 2 && (after[1].isEmpty || after[1].first == ":")
        return isLiteral && text.count { $0 == "[" } == 1 && text.count { $0 == "]" } == 1
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 && byte < 0x80
    }
}
