package import Logging

/// Keeps records that are below the log's level until the invocation logs an error, and writes them before it then.
///
/// An invocation that goes well leaves none of them; one that fails tells everything. Outside of invocations nothing is
/// kept.
package struct LogBuffering: Sendable {
    /// The least severe level that is kept.
    package var level: Logger.Level
    /// The oldest records go when an invocation's are longer together, and a warning says so when the others are written.
    package var bytesMax: Int
    /// Whether a record from `error` on writes what was kept.
    package var flushesOnError: Bool

    package init(level: Logger.Level = .debug, bytesMax: Int = 20 << 10, flushesOnError: Bool = true) {
        self.level = level
        self.bytesMax = bytesMax
        self.flushesOnError = flushesOnError
    }
}
