/// A Swift source: its path, and its code without comments and the texts of its strings.
struct SourceFile: Sendable {
    /// From the repository's root: `Sources/SharedLayer/Common/JSON/JSONValue.swift`.
    let path: String
    /// The lines of code.
    let lines: [String]

    init(path: String, text: String) {
        self.path = path
        lines = CodeText.withoutCommentsAndStrings(text).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
    }

    var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }
    /// The file's name without `.swift`.
    var name: String { String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "") }
    /// The module, by the folders of design.md.
    var module: String {
        let folders = folders.dropFirst()
        guard let first = folders.first else { return "" }
        guard first == "Handlers" || first == "Emulator", let second = folders.dropFirst().first else { return first }
        return second
    }

    /// The modules that the file imports, with the lines.
    var imports: [(module: String, line: Int)] {
        lines.enumerated().compactMap { place, line in
            let words = line.split(separator: " ")
            guard let keyword = words.firstIndex(of: "import"), words[..<keyword].allSatisfy(Self.isModifier) else {
                return nil
            }
            return words.last.map { (String($0.prefix { $0 != "." }), place + 1) }
        }
    }

    private static func isModifier(_ word: Substring) -> Bool {
        word.first == "@" || ["package", "public", "internal", "private", "fileprivate"].contains(word)
    }

    func violation(_ line: Int, _ rule: String) -> Violation {
        Violation(file: path, line: line, rule: rule)
    }
}
