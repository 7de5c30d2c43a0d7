import Synchronization
import SystemPackage

/// Writes each line to the emulator's standard output, after the function's `Stack/LogicalId`.
package final class StandardOutputLogSink: LogSink {
    /// Keeps the lines of concurrent environments whole.
    private let output = Mutex(FileDescriptor.standardOutput)

    package init() {}

    package func write(_ entries: [LogEntry]) {
        var bytes: [UInt8] = []
        for entry in entries {
            bytes += entry.function.description.utf8
            bytes += "  ".utf8
            bytes += entry.line
            bytes.append(UInt8(ascii: "\n"))
        }
        // Nobody reads any longer: the functions run on without.
        output.withLock { _ = try? $0.writeAll(bytes) }
    }
}
