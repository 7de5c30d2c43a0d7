import FoundationEssentials
import Glibc
import SystemPackage
import TestSupport

/// Kills the emulator at its n-th sync to disk, whichever thread makes it: by a small library that is loaded before SQLite's.
///
/// strace would count each thread's syncs for itself.
package struct SyncCountdown: Sendable {
    private let file: String
    private let library: String

    /// Compiles the library into `directory`.
    package init(source: String, in directory: String) async throws {
        file = directory + "/countdown"
        library = directory + "/crash_at_sync.so"
        try Data(count: MemoryLayout<Int64>.size).write(to: URL(filePath: file))
        let built = try await ChildProcess.finish(
            "gcc", ["-std=gnu17", "-D_GNU_SOURCE", "-O2", "-shared", "-fPIC", source, "-o", library])
        guard built.exitCode == 0 else { throw ScenarioError("gcc: \(built.output)") }
    }

    /// What the emulator needs in its environment.
    package var environment: [String: String?] { ["LD_PRELOAD": library, "CRASH_COUNTDOWN": file] }

    /// The sync that many from now is the last; zero: none.
    func set(_ syncs: Int) throws {
        let bytes = (0..<MemoryLayout<Int64>.size).map { UInt8(truncatingIfNeeded: syncs >> (8 * $0)) }
        let descriptor = try FileDescriptor.open(FilePath(file), .writeOnly)
        defer { try? descriptor.close() }
        _ = try descriptor.writeAll(toAbsoluteOffset: 0, bytes)
    }
}
