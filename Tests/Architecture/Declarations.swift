/// What a file declares or extends.
struct Declarations {
    private(set) var all: [Declaration] = []

    private static let typeKeywords: Set<Substring> = ["struct", "class", "enum", "actor", "protocol"]
    /// What may stand before one of the keywords; `class func` is a function, `some class` none.
    private static let modifiers: Set<Substring> = [
        "package", "public", "internal", "private", "fileprivate", "final", "indirect", "static", "mutating",
        "nonmutating", "override", "nonisolated", "isolated", "distributed", "consuming", "borrowing", "prefix",
        "postfix", "infix", "class", "open", "required", "convenience",
    ]

    init(_ file: SourceFile) {
        var depth = 0
        for (place, line) in file.lines.enumerated() {
            // A line may open braces and declare more inside of them.
            for part in line.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
                if part.offset > 0 { depth += 1 }
                note(part.element, place + 1, depth)
                depth -= part.element.count { $0 == "}" }
            }
        }
    }

    private mutating func note(_ part: Substring, _ line: Int, _ depth: Int) {
        // Attributes stand before modifiers.
        let words = part.split { " <>:({=,)".contains($0) }.drop { $0.hasPrefix("@") || $0.hasPrefix("}") }
        var isPrivate = false
        for (place, word) in zip(words.indices, words) where place + 1 < words.endIndex {
            let name = String(words[place + 1])
            if word == "class", words[place + 1] == "func" { continue }
            if let kind = Self.kind(word) {
                all.append(
                    Declaration(
                        kind: kind, name: kind == .extension && name.hasPrefix("[") ? "Array" : name, line: line,
                        depth: depth, isPrivate: isPrivate))
                return
            }
            guard Self.modifiers.contains(word) || word.hasPrefix("@") else { return }
            isPrivate = isPrivate || word == "private" || word == "fileprivate"
        }
    }

    private static func kind(_ word: Substring) -> Declaration.Kind? {
        switch word {
        case "typealias": .alias
        case "extension": .extension
        case "func": .function
        default: typeKeywords.contains(word) ? .type : nil
        }
    }

    private func names(_ kind: Declaration.Kind) -> Set<String> {
        Set(all.filter { $0.kind == kind && $0.depth == 0 }.map(\.name))
    }

    /// The file's own types, nested ones left out.
    var types: Set<String> { names(.type).union(names(.alias)) }
    var functions: Set<String> { names(.function) }

    /// What the file is about: its first type that others see, else the first one; where it declares none, its first function
    /// and what it extends.
    var primaryNames: Set<String> {
        let own = all.filter { $0.depth == 0 }
        let types = own.filter { $0.kind == .type }
        if let first = types.first(where: { !$0.isPrivate }) { return [first.name] }
        if let alias = own.first(where: { $0.kind == .alias && !$0.isPrivate }) { return [alias.name] }
        if let function = own.first(where: { $0.kind == .function && !$0.isPrivate }) { return [function.name] }
        if let extended = own.first(where: { $0.kind == .extension }) { return Self.extendedNames(extended.name) }
        return Set(types.prefix(1).map(\.name))
    }

    /// What an extension in a file `Type+Aspect.swift` may be of, or a type that stands for the aspect.
    var names: Set<String> {
        types.union(functions).union(names(.extension).flatMap(Self.extendedNames))
    }

    /// An extension of a nested type may stand under its outer one.
    private static func extendedNames(_ name: String) -> Set<String> {
        [name, String(name.prefix { $0 != "." })]
    }
}
