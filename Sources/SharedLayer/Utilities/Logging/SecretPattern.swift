/// What gives a secret away in the middle of a text.
enum SecretPattern {
    /// The secret that begins at `place`, or right behind a word there that announces it.
    static func secret(in bytes: Span<UInt8>, at place: Int) -> Range<Int>? {
        switch bytes[place] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return isWordStart(bytes, place) ? CardNumberPattern.number(in: bytes, at: place) : nil
        case UInt8(ascii: "e"):
            return isWordStart(bytes, place) ? compactSignature(bytes, place) : nil
        case UInt8(ascii: "b"), UInt8(ascii: "B"):
            return isWordStart(bytes, place) ? bearerToken(bytes, place) : nil
        case UInt8(ascii: "-"):
            return privateKey(bytes, place)
        default:
            return nil
        }
    }

    /// Three parts in base64url between dots, the first a JSON object; the second one is empty where the payload is
    /// detached (RFC 7515 sections 3.1 and appendix F).
    private static func compactSignature(_ bytes: Span<UInt8>, _ place: Int) -> Range<Int>? {
        guard isText(bytes, place, "eyJ") else { return nil }
        var end = place
        for part in 0..<3 {
            let start = end
            while end < bytes.count, isBase64URL(bytes[end]), privateKey(bytes, end) == nil { end += 1 }
            if part != 1, end - start < 8 { return nil }
            guard part < 2 else { break }
            guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else { return nil }
            end += 1
        }
        return place..<end
    }

    /// What follows `Bearer`, in any case (RFC 6750 section 2.1).
    private static func bearerToken(_ bytes: Span<UInt8>, _ place: Int) -> Range<Int>? {
        guard isText(bytes, place, "bearer ", foldingCase: true) else { return nil }
        let start = place + "bearer ".utf8.count
        var end = start
        while end < bytes.count, isBase64URL(bytes[end]) || "+/~.=".utf8.contains(bytes[end]),
            privateKey(bytes, end) == nil
        { end += 1 }
        return end - start >= bearerBytesMin ? start..<end : nil
    }

    /// From a PEM key's first line to its last, or to the text's end (RFC 7468). One may follow a token without a space: its first
    /// bytes could be the token's.
    private static func privateKey(_ bytes: Span<UInt8>, _ place: Int) -> Range<Int>? {
        guard isText(bytes, place, "-----BEGIN ") else { return nil }
        var lineEnd = place + "-----BEGIN ".utf8.count
        while lineEnd < bytes.count, lineEnd - place < pemLabelBytesMax, bytes[lineEnd] != UInt8(ascii: "-") {
            lineEnd += 1
        }
        guard lineEnd >= "PRIVATE KEY".utf8.count, isText(bytes, lineEnd - "PRIVATE KEY".utf8.count, "PRIVATE KEY")
        else { return nil }
        var end = lineEnd
        while end < bytes.count, !isText(bytes, end, "-----END ") { end += 1 }
        guard end < bytes.count else { return place..<bytes.count }
        end += "-----END ".utf8.count
        while end < bytes.count, bytes[end] != UInt8(ascii: "-") { end += 1 }
        while end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
        return place..<end
    }

    /// Shorter words after `Bearer` are language.
    private static let bearerBytesMin = 16
    private static let pemLabelBytesMax = 64

    private static func isText(_ bytes: Span<UInt8>, _ place: Int, _ text: String, foldingCase: Bool = false) -> Bool {
        let expected = text.utf8Span.span
        guard bytes.count - place >= expected.count else { return false }
        for offset in expected.indices {
            let byte = bytes[place + offset]
            guard byte == expected[offset] || foldingCase && byte | 0x20 == expected[offset] else { return false }
        }
        return true
    }

    private static func isWordStart(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
        place == 0 || !isBase64URL(bytes[place - 1])
    }

    static func isBase64URL(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
