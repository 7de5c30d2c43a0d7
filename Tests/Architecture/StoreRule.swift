/// Databases are opened by `Store` alone, which makes them durable and asserts it.
enum StoreRule {
    private static let allowed = "Sources/Emulator/Storage/Store.swift"
    private static let openers: Set<Substring> = ["DatabasePool", "DatabaseQueue", "DatabaseSnapshotPool"]

    static func check(_ files: [SourceFile]) -> [Violation] {
        files.filter { $0.path != allowed }.flatMap { file in
            file.lines.enumerated().compactMap { place, line in
                CodeText.identifiers(line).first { openers.contains(Substring($0)) }.map {
                    file.violation(place + 1, "\($0) is for \(allowed) alone; use Store.open")
                }
            }
        }
    }
}
