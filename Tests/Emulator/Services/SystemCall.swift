/// A system call in the output of `strace -f -y`, which tells of a call that waits in two lines.
struct SystemCall {
    let name: String
    /// The call's first file: its number and what is open there, as `12</data/queues.sqlite-wal`.
    let file: Substring
    /// All that strace printed of it.
    var text: String
    /// The lines in which it began and ended.
    let began: Int
    var ended: Int

    /// - Parameter text: a line without the number of the thread.
    init?(_ text: Substring, line: Int) {
        guard let parenthesis = text.firstIndex(of: "("), !text.hasPrefix("<"), !text.hasPrefix("+") else { return nil }
        name = String(text[..<parenthesis])
        file = text[text.index(after: parenthesis)...].prefix { $0 != ">" }
        self.text = String(text)
        began = line
        ended = line
    }

    /// What the kernel answered; nil for an error.
    var result: Int? {
        text.split(separator: " = ").last.flatMap { Int($0) }
    }

    var isSync: Bool { (name == "fsync" || name == "fdatasync") && result == 0 }
}
