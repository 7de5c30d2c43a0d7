/// Columns of text, the first one to the left and the others to the right.
package struct Table {
    package let title: String
    package let columns: [String]
    package private(set) var rows: [[String]] = []

    package init(_ title: String, _ columns: [String]) {
        self.title = title
        self.columns = columns
    }

    package mutating func add(_ name: String, _ cells: [String]) {
        rows.append([name] + cells)
    }

    package var text: String {
        let lines = [[title] + columns] + rows
        let widths = (0...columns.count).map { column in
            lines.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return lines.enumerated().map { index, line in
            let cells = line.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                let isName = column == 0
                return isName ? cell + padding : padding + cell
            }
            return (index == 0 ? "" : "  ") + cells.joined(separator: index == 0 ? "     " : "   ")
        }.joined(separator: "\n")
    }
}
