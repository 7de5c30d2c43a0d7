import Glibc
import SystemPackage

/// A lock on a file that holds between tasks and between processes; the system drops it when its holder dies.
package enum FileLock {
    /// Runs `body` while holding the lock on the file at `path`, which is made if need be and left behind.
    package static func with<Result>(
        _ path: String, within bound: Duration = .seconds(600), _ body: () async throws -> Result
    ) async throws -> Result {
        let file = try FileDescriptor.open(
            FilePath(path), .readWrite, options: [.create, .closeOnExec], permissions: .ownerReadWrite)
        do {
            // Not waiting inside the call keeps the cooperative pool's threads free.
            try await eventually(within: bound, "the lock \(path)") { flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 }
            let result = try await body()
            try file.close()
            return result
        } catch {
            try? file.close()
            throw error
        }
    }
}
