/// The forms in which the ledger view is given out.
package enum TransactionFormat: String, Sendable, CaseIterable {
    case json
    case csv
    case jsonl

    /// RFC 8259; RFC 4180; JSON Lines, by the name under which it is in use, as it is not registered.
    package var mediaType: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv"
        case .jsonl: "application/jsonl"
        }
    }

    /// The form that an `Accept` field asks for: the first that is ours, in the order of their weights; JSON for none at all.
    ///
    /// Nil when it takes none of ours. Source: RFC 9110 section 12.5.1.
    package init?(accepting field: String?) {
        guard let field, !field.isEmpty else {
            self = .json
            return
        }
        let ranges = field.lowercased().split(separator: ",").compactMap(Self.range)
        let ordered = ranges.enumerated().sorted { left, right in
            (right.element.thousandths, left.offset) < (left.element.thousandths, right.offset)
        }
        for (_, range) in ordered where range.thousandths > 0 {
            if let format = Self.formats[range.type] {
                self = format
                return
            }
        }
        return nil
    }

    private static let formats: [String: TransactionFormat] = [
        "application/json": .json, "application/*": .json, "*/*": .json, "text/csv": .csv, "text/*": .csv,
        "application/jsonl": .jsonl, "application/x-ndjson": .jsonl,
    ]

    private static func range(_ text: Substring) -> (type: String, thousandths: Int)? {
        let parts = text.split(separator: ";").map { part in String(part.filter { $0 != " " && $0 != "\t" }) }
        guard let type = parts.first else { return nil }
        let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { $0.dropFirst(2) }
        guard let weight else { return (type, 1_000) }
        let digits = weight.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = digits.first.flatMap({ Int($0) }), 0...1 ~= whole else { return nil }
        let fraction = digits.count > 1 ? String(digits[1].prefix(3)) : ""
        let padded = fraction + String(repeating: "0", count: 3 - fraction.utf8.count)
        return (type, min(1_000, whole * 1_000 + (Int(padded) ?? 0)))
    }
}
