import FoundationEssentials
import POSIXProcess
import Synchronization

/// The files with objects' bytes: `<folder>/<two digits>/<id>`, written once and never changed.
///
/// A file lies there before the metadata that names it are committed, and goes after the commit that took them away; what a
/// kill leaves between is found at the next start.
final class ContentFolder: Sendable {
    private struct State {
        /// How many readers each content has.
        var leases: [String: Int] = [:]
        /// To be removed when the last reader has gone.
        var doomed: Set<String> = []
    }

    let path: String
    private let state = Mutex(State())

    /// Makes the folder with its parts.
    init(path: String) throws {
        self.path = path
        for name in [Self.incoming] + (0..<256).map(Self.part) {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(name)", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        try OpenFile.syncFolder(path)
        let parent = URL(filePath: path).absoluteURL.deletingLastPathComponent()
        try OpenFile.syncFolder(parent.path(percentEncoded: false))
    }

    /// Removes what no metadata name.
    func sweep(keeping known: Set<String>) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(Self.incoming)") {
            try? FileManager.default.removeItem(atPath: "\(path)/\(Self.incoming)/\(name)")
        }
        for part in (0..<256).map(Self.part) {
            for id in try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(part)")
            where !known.contains(id) {
                try? FileManager.default.removeItem(atPath: "\(path)/\(part)/\(id)")
            }
        }
    }

    func file(_ id: String) -> String { "\(folder(of: id))/\(id)" }

    func temporaryFile(_ id: String) -> String { "\(path)/\(Self.incoming)/\(id)" }

    /// Syncs a written file and gives it its place; returns once all of that is on disk.
    func keep(_ id: String, _ file: OpenFile) async throws {
        let (source, target, folder) = (temporaryFile(id), self.file(id), folder(of: id))
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            do {
                // A sync blocks for as long as the disk takes.
                try OwnThread.start {
                    continuation.resume(
                        with: Result {
                            try file.sync()
                            try OpenFile.move(source, to: target, in: folder)
                        })
                }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    func drop(_ temporary: String) {
        try? FileManager.default.removeItem(atPath: temporaryFile(temporary))
    }

    /// Holds contents for a reader. False when one is gone already: then the metadata are out of date.
    func lease(_ ids: [String]) -> Bool {
        state.withLock { state in
            for id in ids { state.leases[id, default: 0] += 1 }
        }
        if ids.allSatisfy({ FileManager.default.fileExists(atPath: file($0)) }) { return true }
        release(ids)
        return false
    }

    func release(_ ids: [String]) {
        let free = state.withLock { state in
            ids.filter { id in
                let readers = (state.leases[id] ?? 1) - 1
                state.leases[id] = readers > 0 ? readers : nil
                return readers <= 0 && state.doomed.remove(id) != nil
            }
        }
        unlink(free)
    }

    /// Removes contents that nothing names any more, once their last readers have gone.
    func remove(_ ids: [String]) {
        let free = state.withLock { state in
            ids.filter { id in
                if state.leases[id] == nil { return true }
                state.doomed.insert(id)
                return false
            }
        }
        unlink(free)
    }

    private func unlink(_ ids: [String]) {
        for id in ids { try? FileManager.default.removeItem(atPath: file(id)) }
    }

    private func folder(of id: String) -> String { "\(path)/\(id.prefix(2))" }

    private static let incoming = "incoming"

    private static func part(_ number: Int) -> String {
        (number < 16 ? "0" : "") + String(number, radix: 16)
    }
}
