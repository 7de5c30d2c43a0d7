/// Unsafe code lives in the C interop modules alone, where it can be audited (style.md, 13).
enum UnsafeRule {
    private static let allowed: Set<String> = ["CurlTransport", "OpenSSLCrypto", "POSIXProcess"]

    static func check(_ files: [SourceFile]) -> [Violation] {
        files.filter { !allowed.contains($0.module) }.flatMap { file in
            file.lines.enumerated().compactMap { place, line in
                word(in: line).map {
                    file.violation(place + 1, "\($0) is for \(Self.allowed.sorted().joined(separator: ", ")) alone")
                }
            }
        }
    }

    private static func word(in line: String) -> String? {
        if line.contains("@unchecked Sendable") { return "@unchecked Sendable" }
        if line.contains("nonisolated(unsafe)") { return "nonisolated(unsafe)" }
        return CodeText.identifiers(line).first { $0.hasPrefix("Unsafe") && $0.hasSuffix("Pointer") }.map(String.init)
    }
}
