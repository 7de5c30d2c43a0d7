import FoundationEssentials

/// A file or folder: how messages write it, and where it really is.
struct TemplatePath: Sendable, Equatable {
    /// Relative to where the reader was pointed at, for messages.
    let shown: String
    let absolute: String

    init(_ path: String, relativeTo folder: String = FileManager.default.currentDirectoryPath) {
        shown = Self.normalized(path)
        absolute = Self.normalized(path.hasPrefix("/") ? path : "\(folder)/\(path)")
    }

    private init(shown: String, absolute: String) {
        self.shown = shown
        self.absolute = absolute
    }

    /// The folder that a file is in.
    var folder: TemplatePath {
        func parent(_ path: String) -> String {
            guard let slash = path.lastIndex(of: "/") else { return "." }
            return slash == path.startIndex ? "/" : String(path[..<slash])
        }
        return TemplatePath(shown: parent(shown), absolute: parent(absolute))
    }

    /// A path as a template writes it, relative to the template's folder.
    func appending(_ path: String) -> TemplatePath {
        guard !path.hasPrefix("/") else { return TemplatePath(path) }
        return TemplatePath(
            shown: Self.normalized(shown == "." ? path : "\(shown)/\(path)"),
            absolute: Self.normalized("\(absolute)/\(path)"))
    }

    var exists: Bool { FileManager.default.fileExists(atPath: absolute) }

    var isFolder: Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: absolute, isDirectory: &isFolder) && isFolder
    }

    /// Takes out `.` and `x/..`.
    private static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !path.hasPrefix("/") {
                parts.append(part)
            }
        }
        let joined = parts.joined(separator: "/")
        if path.hasPrefix("/") { return "/" + joined }
        return joined.isEmpty ? "." : joined
    }
}
