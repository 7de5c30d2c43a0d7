/// Inside SharedLayer, a folder uses only the types of its own and of those before it.
///
/// As far as names show it: the uses of types and free functions that exactly one folder declares.
enum LayerRule {
    static let layers = ["Utilities", "Common", "Domain", "Repositories", "Services", "Middleware"]

    static func check(_ files: [SourceFile]) -> [Violation] {
        let layered = files.compactMap { file in layer(of: file).map { (file, $0) } }
        var owners: [String: Set<Int>] = [:]
        for (file, layer) in layered {
            let declared = Declarations(file)
            for name in declared.types.union(declared.functions) { owners[name, default: []].insert(layer) }
        }
        return layered.flatMap { file, layer in
            file.lines.enumerated().flatMap { place, line in
                Set(CodeText.identifiers(line)).compactMap { identifier -> Violation? in
                    guard let places = owners[String(identifier)], places.count == 1, let owner = places.first,
                        owner > layer
                    else { return nil }
                    return file.violation(
                        place + 1, "\(layers[layer]) must not use \(identifier), which \(layers[owner]) declares")
                }
            }
        }
    }

    private static func layer(of file: SourceFile) -> Int? {
        let folders = file.folders
        guard folders.count > 2, folders[1] == "SharedLayer" else { return nil }
        return layers.firstIndex(of: folders[2])
    }
}
