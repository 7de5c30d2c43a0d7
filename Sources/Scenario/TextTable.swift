/// Columns of text, as wide as their widest cell.
package struct TextTable: Sendable, CustomStringConvertible {
    private let lines: [[String]]

    package init(header: [String], rows: [[String]]) {
        lines = [header] + rows
    }

    package var description: String {
        let columns = lines.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            lines.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return lines.map { line in
            let padded = zip(line, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }
            let text = padded.joined(separator: "  ")
            return "  "
                + text.prefix(
                    (text.lastIndex { $0 != " " }.map { text.distance(from: text.startIndex, to: $0) } ?? -1) + 1)
        }.joined(separator: "\n")
    }
}
