import Synchronization

/// Keeps every line, for tests.
package final class MemoryLogSink: LogSink {
    private let stored = Mutex<[LogEntry]>([])

    package init() {}

    package var entries: [LogEntry] { stored.withLock { $0 } }

    package func write(_ entries: [LogEntry]) {
        stored.withLock { $0 += entries }
    }
}
