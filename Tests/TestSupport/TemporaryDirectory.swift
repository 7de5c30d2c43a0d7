import FoundationEssentials

/// A new, empty folder that goes away with the scope that made it.
package struct TemporaryDirectory: Sendable {
    package let path: String

    package static func with<Result>(_ body: (TemporaryDirectory) async throws -> Result) async throws -> Result {
        let parent = FileManager.default.temporaryDirectory
        let url = parent.appending(path: "moneta-test-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        var path = url.path()
        if path.hasSuffix("/") { path.removeLast() }
        return try await body(TemporaryDirectory(path: path))
    }

    /// The absolute path of `name` inside the folder, whether or not there is such a file.
    package func file(_ name: String) -> String {
        path + "/" + name
    }

    /// Writes a file inside the folder, with the folders above it, and returns its path.
    @discardableResult
    package func write(_ name: String, _ text: String) throws -> String {
        let url = URL(filePath: file(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return file(name)
    }
}
