extension PatternTokenizer {
    /// As much of the pattern as a message shows.
    private static let shownCharactersMax = 500

    func failure(_ message: String) -> EventPatternError { failure(message, at: position) }

    /// A message with its place, of which Jackson shows the column behind what it has read.
    func failure(_ message: String, at place: Int) -> EventPatternError {
        EventPatternError(reason: "\(message)\n at \(self.place(place))")
    }

    /// About the character before `position`.
    func unexpected(_ message: String) -> EventPatternError {
        failure(
            "Unexpected character (\(Self.description(of: scalar(at: position - 1)))): \(message)", at: position - 1)
    }

    func place(_ place: Int) -> String {
        let before = text[..<min(place, text.count)]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = String(decoding: before[lineStart...], as: UTF8.self).utf16.count + 1
        return "[Source: (String)\(shown); line: \(line), column: \(column)]"
    }

    private var shown: String {
        let units = Array(String(decoding: text, as: UTF8.self).utf16)
        let shown = String(decoding: units.prefix(Self.shownCharactersMax), as: UTF16.self)
        let rest = units.count - Self.shownCharactersMax
        return "\"\(shown)\"" + (rest > 0 ? "[truncated \(rest) chars]" : "")
    }

    func scalar(at place: Int) -> UnicodeScalar {
        String(decoding: text[place...].prefix(4), as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    }

    static func description(of scalar: UnicodeScalar) -> String {
        switch scalar.value {
        case ..<0x20: "(CTRL-CHAR, code \(scalar.value))"
        case 0x100...: "'\(scalar)' (code \(scalar.value) / 0x\(String(scalar.value, radix: 16)))"
        default: "'\(scalar)' (code \(scalar.value))"
        }
    }
}
