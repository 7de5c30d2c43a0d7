import Glibc
import SystemPackage

/// What is being measured now: on a terminal one line that each text overwrites; elsewhere nothing.
package struct ProgressLine {
    private let isShown = isatty(STDERR_FILENO) == 1

    package init() {}

    package func show(_ text: String) {
        guard isShown else { return }
        _ = try? FileDescriptor.standardError.writeAll("\r\u{1B}[K\(text)".utf8)
    }
}
