/// What a file declares or extends outside of any braces.
struct Declarations {
    private(set) var types: Set<String> = []
    private(set) var extended: Set<String> = []
    private(set) var functions: Set<String> = []

    private static let typeKeywords: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "typealias"]

    init(_ file: SourceFile) {
        var depth = 0
        for line in file.lines {
            if depth == 0 { note(line) }
            depth += line.count { $0 == "{" } - line.count { $0 == "}" }
        }
    }

    private mutating func note(_ line: String) {
        let words = line.split { " <>:({=,)".contains($0) }
        for (place, word) in words.enumerated() where place + 1 < words.count {
            let name = String(words[place + 1])
            if Self.typeKeywords.contains(word) {
                types.insert(name)
            } else if word == "extension" {
                extended.insert(name.hasPrefix("[") ? "Array" : name)
                // An extension of a nested type may stand under its outer one.
                extended.insert(String(name.prefix { $0 != "." }))
            } else if word == "func" {
                functions.insert(name)
            } else {
                continue
            }
            return
        }
    }

    /// Everything that the file could be named after.
    var names: Set<String> { types.union(extended).union(functions) }
}
