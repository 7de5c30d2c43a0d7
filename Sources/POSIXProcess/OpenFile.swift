import Glibc

/// A file of this process, closed when it is let go. Its calls block.
package final class OpenFile: Sendable {
    private let descriptor: Int32
    private let path: String

    private init(_ path: String, flags: Int32) throws(ProcessError) {
        descriptor = open(path, flags | O_CLOEXEC, 0o600)
        self.path = path
        guard descriptor >= 0 else { throw Self.failure("opened", path) }
    }

    deinit { close(descriptor) }

    /// A new file that only this user may read.
    package static func make(_ path: String) throws(ProcessError) -> OpenFile {
        try OpenFile(path, flags: O_WRONLY | O_CREAT | O_EXCL)
    }

    package static func reading(_ path: String) throws(ProcessError) -> OpenFile {
        try OpenFile(path, flags: O_RDONLY)
    }

    package func append(_ bytes: [UInt8]) throws(ProcessError) {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw Self.failure("written", path) }
            done += written
        }
    }

    /// Up to `count` bytes from `offset`; fewer at the end of the file only.
    package func read(at offset: Int, count: Int) throws(ProcessError) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(offset + filled))
                if got < 0, errno == EINTR { continue }
                if got < 0 { failed = true }
                if got <= 0 { break }
                filled += got
            }
        }
        guard !failed else { throw Self.failure("read", path) }
        return bytes
    }

    /// Returns once what was written is on disk.
    package func sync() throws(ProcessError) {
        guard fsync(descriptor) == 0 else { throw Self.failure("synced", path) }
    }

    /// Gives a file another place on the same file system, and returns once both the move and the folder are on disk.
    package static func move(_ path: String, to target: String, in folder: String) throws(ProcessError) {
        guard rename(path, target) == 0 else { throw failure("moved to \(target)", path) }
        try syncFolder(folder)
    }

    /// Returns once a folder's entries are on disk.
    package static func syncFolder(_ path: String) throws(ProcessError) {
        try OpenFile(path, flags: O_RDONLY | O_DIRECTORY).sync()
    }

    private static func failure(_ what: String, _ path: String) -> ProcessError {
        ProcessError(.fileNotAccessible, "\(path) could not be \(what): \(String(cString: strerror(errno)))")
    }
}
