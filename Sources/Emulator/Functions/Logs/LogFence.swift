import SystemPackage

/// Marks places in a function's output, so that the end of an invocation's log is known and not guessed.
///
/// The result comes over HTTP and the log through a pipe; which is read first is chance. A mark written into the same pipe
/// after the result has come stands behind everything that the function wrote before.
struct LogFence: Sendable {
    private let pipe: FileDescriptor
    private let token: String
    private var count = 0

    /// Opens the write end of the pipe that is the process's standard output; nil where that has become something else.
    init?(process: Int32, token: String) {
        guard
            let pipe = try? FileDescriptor.open(
                FilePath("/proc/\(process)/fd/1"), .writeOnly, options: [.nonBlocking, .closeOnExec])
        else { return nil }
        self.pipe = pipe
        self.token = "\u{1}fence-\(token)-"
    }

    /// The number of the next mark.
    mutating func next() -> Int {
        count += 1
        return count
    }

    /// False when the pipe is full, which it is only as long as the log is not read.
    func write(_ number: Int) -> Bool {
        // Short enough to be written as a whole or not at all: pipe(7), PIPE_BUF.
        (try? pipe.writeAll("\(token)\(number)\n".utf8)) != nil
    }

    func close() { try? pipe.close() }

    /// The mark at a line's end, with what the function wrote before it on that line.
    func mark(in line: [UInt8]) -> (number: Int, before: [UInt8])? {
        guard let start = line.lastIndex(of: 1), line[start...].starts(with: token.utf8) else { return nil }
        let digits = line[start...].dropFirst(token.utf8.count)
        guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
        return (number, Array(line[..<start]))
    }
}
