/// Names say what a thing does, and files are named after their type (style.md, "Shape").
enum NamingRule {
    private static let emptyWords = ["Utils", "Helper", "Misc", "Manager"]
    /// Names that the documents give.
    private static let given: Set<String> = ["ConfigManager", "LoggingUtils"]

    static func check(_ files: [SourceFile]) -> [Violation] {
        files.flatMap { emptyNames($0) + otherName($0) }
    }

    private static func emptyNames(_ file: SourceFile) -> [Violation] {
        var violations: [Violation] = []
        if let word = emptyWord(in: file.name) {
            violations.append(file.violation(1, "a file must not be called \(file.name): \(word) says nothing"))
        }
        for type in Declarations(file).all where type.isType && type.name != file.name {
            guard let word = emptyWord(in: type.name) else { continue }
            violations.append(
                file.violation(type.line, "a type must not be called \(type.name): \(word) says nothing"))
        }
        return violations
    }

    private static func emptyWord(in name: String) -> String? {
        given.contains(name) ? nil : emptyWords.first { name.contains($0) }
    }

    /// `Type.swift` is named after the first type that it declares, `Type+Aspect.swift` after what it extends.
    private static func otherName(_ file: SourceFile) -> [Violation] {
        guard file.name != "main" else { return [] }
        let declarations = Declarations(file)
        let stem = String(file.name.prefix { $0 != "+" })
        let names = file.name.contains("+") ? declarations.names : declarations.primaryNames
        guard !names.contains(stem) else { return [] }
        let line = declarations.all.first { $0.depth == 0 }?.line ?? 1
        return [
            file.violation(
                line,
                "the file must be named after what it declares first: \(names.sorted().joined(separator: ", ")), not \(stem)"
            )
        ]
    }
}
