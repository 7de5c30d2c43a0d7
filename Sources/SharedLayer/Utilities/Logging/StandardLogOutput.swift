import Glibc

/// The standard output without a buffer: a line that was logged is seen even when the process is killed right after it,
/// and lines of several threads do not mix.
package struct StandardLogOutput: LogOutput {
    package init() {}

    package func write(_ line: [UInt8]) {
        var rest = line
        while !rest.isEmpty {
            let count = Glibc.write(STDOUT_FILENO, rest, rest.count)
            if count > 0 {
                rest.removeFirst(count)
            } else if errno != EINTR {
                // There is nowhere left to say that the output is gone.
                return
            }
        }
    }
}
