import FoundationEssentials
import Glibc

/// The folder in which stores lie.
enum StoreFolder {
    /// Makes the folder where there is none, and returns once it is on disk: a power cut may otherwise take it with all
    /// that was synced inside.
    /// - Throws: a `StorageError` with the code `notAccessible`.
    static func prepare(_ path: String) throws(StorageError) {
        var missing: [URL] = []
        var folder = URL(filePath: path).absoluteURL.standardizedFileURL
        while folder.pathComponents.count > 1, !FileManager.default.fileExists(atPath: Self.path(of: folder)) {
            missing.append(folder)
            folder.deleteLastPathComponent()
        }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            for made in missing { try sync(made.deletingLastPathComponent()) }
        } catch {
            throw StorageError(
                .notAccessible,
                "The folder \(path) cannot be made (\(error)). Check the path and its permissions, or start the "
                    + "emulator with another folder.",
                path: path)
        }
    }

    private static func sync(_ folder: URL) throws {
        let descriptor = open(path(of: folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            // Who may make a folder there, but not list it, has to do without.
            if errno == EACCES { return }
            throw failure(folder)
        }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(folder) }
    }

    private static func failure(_ folder: URL) -> StorageError {
        StorageError(
            .notAccessible, "\(path(of: folder)) could not be synced: \(String(cString: strerror(errno)))",
            path: path(of: folder))
    }

    private static func path(of folder: URL) -> String { folder.path(percentEncoded: false) }
}
