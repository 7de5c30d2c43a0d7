import Synchronization
package import SystemPackage

/// Writes each line to one of the emulator's standard streams, after the function's `Stack/LogicalId`.
package final class StandardStreamLogSink: LogSink {
    /// Keeps the lines of concurrent environments whole.
    private let output: Mutex<FileDescriptor>

    package init(_ output: FileDescriptor = .standardOutput) {
        self.output = Mutex(output)
    }

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
