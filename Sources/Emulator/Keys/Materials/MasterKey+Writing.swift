import Glibc

extension MasterKey {
    /// Writes the file whole or not at all, on disk before this returns: keys sealed under a lost key are lost.
    static func write(_ key: MasterKey, to path: String) throws(KeysError) {
        let unfinished = path + ".unfinished"
        unlink(unfinished)
        let file = Glibc.open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path) }
        let written = Glibc.write(file, key.bytes, key.bytes.count) == key.bytes.count && fsync(file) == 0
        guard close(file) == 0, written, rename(unfinished, path) == 0, syncFolder(of: path) else {
            throw failure(path)
        }
    }

    private static func syncFolder(of path: String) -> Bool {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let descriptor = Glibc.open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    private static func failure(_ path: String) -> KeysError {
        KeysError(.masterKeyUnreadable, "\(path) cannot be written (error \(errno)). Check the folder's permissions.")
    }
}
