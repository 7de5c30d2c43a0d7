/// Files are small (style.md, 2).
enum SizeRule {
    static let linesMax = 400

    static func check(_ files: [SourceFile]) -> [Violation] {
        files.filter { $0.lines.count - 1 > linesMax }.map { file in
            file.violation(linesMax + 1, "the file has \(file.lines.count - 1) lines, more than \(linesMax)")
        }
    }
}
