import Glibc

/// The runtime's own messages, one line each: a static text and what varies.
struct RuntimeLog: Sendable {
    private let writeLine: @Sendable (String) -> Void

    init(_ writeLine: @escaping @Sendable (String) -> Void) {
        self.writeLine = writeLine
    }

    /// One write per line on standard error, which Lambda collects.
    static let standardError = RuntimeLog { line in
        let bytes = Array((line + "\n").utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }

    func error(_ message: StaticString, _ metadata: KeyValuePairs<String, String> = [:]) {
        let fields = metadata.map { " \($0.key)=\($0.value.jsonString)" }.joined()
        writeLine("[ERROR] runtime: \(message)\(fields)")
    }
}
