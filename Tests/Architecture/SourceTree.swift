import FoundationEssentials
import TestSupport

/// All Swift sources of the repository's `Sources`.
enum SourceTree {
    static func load() throws -> [SourceFile] { try sources.get() }

    /// Read once for all tests.
    private static let sources = Result {
        try texts(in: "Sources", ".swift").map { SourceFile(path: $0.path, text: $0.text) }
    }

    /// The texts of all files below a folder whose names end so, with their paths from the repository's root.
    static func texts(in folder: String, _ ending: String) throws -> [(path: String, text: String)] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: PackageRoot.file(folder))
        return try names.filter { $0.hasSuffix(ending) }.sorted().map { name in
            let path = "\(folder)/\(name)"
            return (path, try String(contentsOfFile: PackageRoot.file(path), encoding: .utf8))
        }
    }

    /// The texts of files, given by their paths from the repository's root.
    static func texts(of paths: [String]) throws -> [(path: String, text: String)] {
        try paths.map { ($0, try String(contentsOfFile: PackageRoot.file($0), encoding: .utf8)) }
    }

    /// Whether there is a file or a folder at a path from the repository's root.
    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: PackageRoot.file(path))
    }
}
