import Glibc
import SystemPackage

/// How far a long command has come, on standard error while that is a terminal, from the second second on.
///
/// Nothing is printed into a file, a pipe or a log of CI: there a bar is noise.
struct ProgressBar {
    private let label: String
    private let total: Int
    private let isShown: Bool
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastShown: ContinuousClock.Instant
    private var hasPrinted = false

    init(_ label: String, total: Int) {
        self.label = label
        self.total = total
        isShown = isatty(STDERR_FILENO) == 1 && total > 0
        start = clock.now
        lastShown = start
    }

    mutating func advance(to done: Int) {
        guard isShown else { return }
        let now = clock.now
        guard now - start >= Self.quiet, now - lastShown >= Self.interval || done == total else { return }
        lastShown = now
        hasPrinted = true
        Self.print("\r" + Self.line(label, done: done, total: total, elapsed: now - start))
    }

    /// Leaves the terminal's line empty.
    func finish() {
        guard hasPrinted else { return }
        Self.print("\r\u{1B}[K")
    }

    static func line(_ label: String, done: Int, total: Int, elapsed: Duration) -> String {
        let filled = width * done / max(total, 1)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
        let seconds = elapsed.components.seconds
        let left = done == 0 ? 0 : seconds * Int64(total - done) / Int64(done)
        return "\(label) [\(bar)] \(done)/\(total), \(left) s left "
    }

    private static func print(_ text: String) {
        // A terminal that is gone must not end the command.
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }

    private static let width = 30
    private static let quiet = Duration.seconds(1)
    private static let interval = Duration.milliseconds(100)
}
