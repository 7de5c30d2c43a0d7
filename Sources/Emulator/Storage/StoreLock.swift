import FoundationEssentials
import Glibc

/// Holds a store for this process: two emulators on one folder would each believe in their own messages in flight.
///
/// An advisory lock (flock(2)) on `<store>.lock`, which the kernel releases when the process dies, however it dies. The
/// descriptor is closed on exec, so a function's process does not inherit it.
final class StoreLock: Sendable {
    /// The lock file, which holds the process id of its holder for the error message.
    let path: String
    private let descriptor: Int32

    /// - Throws: `locked` when another writer holds it, `notAccessible` when the file cannot be made.
    init(path store: String) throws(StorageError) {
        path = store + ".lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StorageError(
                .notAccessible,
                "The file \(path) cannot be written (error \(errno)). Check the permissions of its folder, or start "
                    + "the emulator with another folder.",
                path: path)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8)).map { "process \($0)" } ?? "a process"
            close(descriptor)
            throw StorageError(
                .locked,
                "The store \(store) is in use by \(holder). Stop that emulator, or start this one with another folder.",
                path: store)
        }
        // Written in place: the lock belongs to this file, not to its name.
        try? Data(String(getpid()).utf8).write(to: URL(filePath: path))
    }

    deinit { close(descriptor) }
}
