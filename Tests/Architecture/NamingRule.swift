/// Names say what a thing does, and files are named after their type (style.md, "Shape").
enum NamingRule {
    private static let emptyWords = ["Utils", "Helper", "Misc", "Manager"]
    /// Names that the documents give.
    private static let given: Set<String> = ["ConfigManager", "LoggingUtils"]
    /// Words of the business, which have no place in what every pipeline shares.
    private static let domainWords = [
        "MPass", "Organization", "Publisher", "Subscription", "Dispute", "Settlement", "Reconciliation", "Charge",
        "Tier",
    ]
    private static let genericFolders: Set<String> = ["Services", "Common", "Utilities", "Middleware"]

    static func check(_ files: [SourceFile]) -> [Violation] {
        files.flatMap { emptyName($0) + otherName($0) + domainName($0) }
    }

    private static func emptyName(_ file: SourceFile) -> [Violation] {
        guard !given.contains(file.name), let word = emptyWords.first(where: { file.name.contains($0) }) else {
            return []
        }
        return [file.violation(1, "a file must not be called \(file.name): \(word) says nothing")]
    }

    private static func otherName(_ file: SourceFile) -> [Violation] {
        guard file.name != "main" else { return [] }
        let stem = String(file.name.prefix { $0 != "+" })
        guard !Declarations(file).names.contains(stem) else { return [] }
        return [file.violation(1, "the file must be named after what it declares: there is no \(stem) in it")]
    }

    private static func domainName(_ file: SourceFile) -> [Violation] {
        guard file.folders.count > 2, file.folders[1] == "SharedLayer", genericFolders.contains(file.folders[2]) else {
            return []
        }
        return Declarations(file).types.sorted().compactMap { type in
            domainWords.first { type.contains($0) }.map { word in
                file.violation(1, "\(type) has the business's word \(word), which \(file.folders[2]) must not know")
            }
        }
    }
}
