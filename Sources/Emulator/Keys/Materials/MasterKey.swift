import FoundationEssentials
import Glibc
import OpenSSLCrypto
import Storage

/// The key under which all others are sealed on disk.
///
/// It is a file of 32 random bytes, `<directory>/master.key`, made once and readable by its owner only. Whoever has it and
/// `keys.sqlite` has every key; a copy of one alone is worth nothing.
package struct MasterKey: Sendable {
    static let fileName = "master.key"
    let bytes: [UInt8]

    /// A new key that is written nowhere.
    package static func random() throws -> MasterKey {
        MasterKey(bytes: try SecureRandom.bytes(AESGCM.keyByteCount))
    }

    /// Reads the file, or makes it when there is none and no key needs it yet. Call it only by whoever holds the store.
    static func open(at location: StoreLocation, hasKeys: Bool) throws -> MasterKey {
        guard case .directory(let directory) = location else { return try random() }
        let path = "\(directory)/\(fileName)"
        if FileManager.default.fileExists(atPath: path) { return try read(path) }
        guard !hasKeys else {
            throw KeysError(
                .masterKeyMissing,
                "The keys in \(directory)/keys.sqlite were sealed under \(path), which is missing. Put that file back, or "
                    + "move keys.sqlite away to start without keys.")
        }
        let key = try random()
        try write(key, to: path)
        return key
    }

    /// Recognises the key without telling it.
    var fingerprint: [UInt8] { HMAC.authenticate(.sha256, key: bytes, Array("moneta master key".utf8)) }

    private static func read(_ path: String) throws(KeysError) -> MasterKey {
        do {
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & 0o077 == 0 else {
                throw KeysError(
                    .masterKeyExposed,
                    "Others may read \(path), the key under which all keys are sealed. Run: chmod 600 \(path)")
            }
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
            guard bytes.count == AESGCM.keyByteCount else {
                throw KeysError(
                    .masterKeyUnreadable,
                    "\(path) has \(bytes.count) bytes and not \(AESGCM.keyByteCount): it is no master key. Put the right "
                        + "file back, or move it and keys.sqlite away to start without keys.")
            }
            return MasterKey(bytes: bytes)
        } catch let error as KeysError {
            throw error
        } catch {
            throw KeysError(.masterKeyUnreadable, "\(path) cannot be read: \(error)")
        }
    }
}
