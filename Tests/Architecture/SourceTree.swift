import FoundationEssentials
import TestSupport

/// All Swift sources of the repository's `Sources`.
enum SourceTree {
    static func load() throws -> [SourceFile] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: PackageRoot.file("Sources"))
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let path = "Sources/\(name)"
            return SourceFile(path: path, text: try String(contentsOfFile: PackageRoot.file(path), encoding: .utf8))
        }
    }
}
