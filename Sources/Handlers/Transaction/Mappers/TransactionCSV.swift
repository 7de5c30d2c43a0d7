import SharedLayer

/// Rows as CSV (RFC 4180): commas, CRLF, quotes where they must be.
///
/// A cell of words that a spreadsheet would take for a formula gets an apostrophe before it, and control characters become blanks
/// (OWASP, "CSV Injection"): reasons and confirmations are written by strangers. Amounts stay numbers, also negative ones.
enum TransactionCSV {
    static let header = bytes(of: TransactionRow.CodingKeys.allCases.map(\.stringValue))

    /// Throws an `EncodingError`.
    static func line(_ row: TransactionRow) throws -> [UInt8] {
        let value = try JSONValueEncoder().encode(row)
        return bytes(
            of: TransactionRow.CodingKeys.allCases.map { key in
                switch value[key.stringValue] {
                case .string(let text): cell(text)
                case .number(let number): number.text
                default: ""
                }
            })
    }

    /// A text that is safe in a spreadsheet, quoted where it must be.
    static func cell(_ text: String) -> String {
        var text = String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
        if let first = text.unicodeScalars.first, formulaStarts.contains(first), ExactDecimal(text) == nil {
            text = "'" + text
        }
        guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" }) || text.first == " " || text.last == " "
        else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// The last two are what some spreadsheets make of the full-width forms.
    private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]

    private static func bytes(of cells: [String]) -> [UInt8] {
        Array((cells.joined(separator: ",") + "\r\n").utf8)
    }
}
