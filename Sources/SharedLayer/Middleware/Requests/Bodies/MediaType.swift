/// What a `content-type` field says (RFC 9110 section 8.3.1), in lower case.
struct MediaType: Sendable, Equatable {
    /// Such as `application/json`.
    let essence: String
    let charset: String?

    /// Nil for a text without a type and a subtype.
    init?(_ field: String) {
        let parts = field.lowercased().split(separator: ";", omittingEmptySubsequences: false)
        let essence = Self.trimmed(parts[0])
        let names = essence.split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, names.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isTokenByte) }) else {
            return nil
        }
        self.essence = String(essence)
        charset = parts.dropFirst().lazy.compactMap(Self.charset).first
    }

    var isUTF8: Bool { charset.map { $0 == "utf-8" || $0 == "us-ascii" } ?? true }

    /// Whether this is the type `accepted`, or has JSON's structured suffix where `accepted` is JSON (RFC 6839).
    func matches(_ accepted: String) -> Bool {
        essence == accepted || accepted == "application/json" && essence.hasSuffix("+json")
    }

    private static func charset(_ parameter: Substring) -> String? {
        let parts = parameter.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, trimmed(parts[0]) == "charset" else { return nil }
        return trimmed(parts[1]).filter { $0 != "\"" }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }

    /// A `tchar` of RFC 9110 section 5.6.2, in lower case.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
