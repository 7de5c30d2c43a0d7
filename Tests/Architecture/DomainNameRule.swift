/// What every pipeline shares has generic names (the documents' naming rules 1, 3 and 5): no type and no function in Services, Common,
/// Utilities and Middleware has a word of the business in its name.
enum DomainNameRule {
    private static let genericFolders: Set<String> = ["Services", "Common", "Utilities", "Middleware"]

    static func check(_ files: [SourceFile]) -> [Violation] {
        files.flatMap { file -> [Violation] in
            guard file.folders.count > 2, file.folders[1] == "SharedLayer", genericFolders.contains(file.folders[2])
            else { return [] }
            return Declarations(file).all.filter { $0.kind != .extension }.compactMap { declaration in
                DomainWords.fault(of: declaration.name, in: file.folders).map { fault in
                    file.violation(
                        declaration.line, "\(declaration.name) \(fault): \(file.folders[2]) is for every pipeline")
                }
            }
        }
    }
}
