import FoundationEssentials
import GRDB

extension StorageError {
    /// Tells an error of SQLite or of the file system in terms of the store at `path`.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as StorageError: self = error
        case let error as DatabaseError: self.init(error, path: path)
        default: self.init(.failed, "The store \(path) could not be opened: \(error)", path: path)
        }
    }

    /// By SQLite's primary result codes, https://www.sqlite.org/rescode.html.
    private init(_ error: DatabaseError, path: String) {
        let reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .locked,
                "The store \(path) is locked by another process (\(reason)). Stop that process, or start the emulator "
                    + "with another folder.",
                path: path)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(path, reason: reason)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_IOERR:
            self.init(
                .notAccessible,
                "The store \(path) cannot be opened for writing (\(reason)). Check the permissions of the file and of "
                    + "its folder, or start the emulator with another folder.",
                path: path)
        case .SQLITE_FULL:
            self.init(
                .full, "The disk of the store \(path) is full (\(reason)). Free some space and start again.",
                path: path)
        default: self.init(.failed, "The store \(path) could not be opened: \(reason)", path: path)
        }
    }

    static func corrupt(_ path: String, reason: String) -> StorageError {
        StorageError(
            .corrupt,
            "The store \(path) is not a sound SQLite database (\(reason)). Restore it from a copy, or move the file "
                + "away to start with an empty store.",
            path: path)
    }
}
