/// The parts of a path between its slashes.
enum PathSegments {
    /// `/` has none, `/a/b` has two, `/a/` has `a` and an empty one: API Gateway keeps a slash at the end apart.
    static func split(_ path: some StringProtocol) -> [String] {
        let trimmed = Substring(path.hasPrefix("/") ? String(path.dropFirst()) : String(path))
        guard !trimmed.isEmpty else { return [] }
        return trimmed.split(separator: Character("/"), omittingEmptySubsequences: false).map(String.init)
    }
}
