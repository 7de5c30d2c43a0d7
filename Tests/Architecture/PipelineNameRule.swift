/// What belongs to one pipeline says so (the documents' naming rules 2 and 5): no `DataService`, no `CryptoHandler` in a stack.
enum PipelineNameRule {
    /// What a type does for its pipeline; the words before it must say for which, or with what of the business.
    private static let roles: Set<String> = [
        "service", "validator", "processor", "handler", "repository", "controller", "engine", "pipeline", "model",
        "mapper", "store",
    ]

    static func check(_ files: [SourceFile]) -> [Violation] {
        files.flatMap { file -> [Violation] in
            guard file.folders.count > 2, file.folders[1] == "Handlers", file.folders[2] != "Bootstrap" else {
                return []
            }
            let stack = file.folders[2]
            return Declarations(file).all.filter { $0.isType && !$0.isPrivate }.compactMap { type in
                fault(of: type.name, in: stack).map { file.violation(type.line, $0) }
            }
        }
    }

    private static func fault(of name: String, in stack: String) -> String? {
        let words = NameWords.words(of: name)
        guard let role = words.last, roles.contains(role) else { return nil }
        let stackWords = Set(NameWords.words(of: stack))
        if role == "service", stackWords.isDisjoint(with: words) {
            return "\(name) is a service of \(stack), so its name must have a word of it"
        }
        if DomainWords.all.union(stackWords).isDisjoint(with: words) {
            return "\(name) is a generic name; in a pipeline it must say what of the business it is for"
        }
        return nil
    }
}
