import Glibc
import Synchronization

/// A file descriptor that records are written to, each with one `write`.
///
/// Without a buffer, because Lambda freezes the environment after an invocation and may end it without notice.
package final class LogStream: LogOutput {
    private let fileDescriptor: Int32
    /// Held around every record: a write to a pipe that is longer than `PIPE_BUF` sleeps while the pipe is full, and
    /// lets those of other threads in between (pipe(7)).
    private let turn = Mutex(())

    /// - Parameter fileDescriptor: stays open as long as this lives.
    package init(fileDescriptor: Int32) {
        self.fileDescriptor = fileDescriptor
    }

    /// What Lambda collects beside the standard output, which is the program's own.
    package static let standardError = LogStream(fileDescriptor: STDERR_FILENO)
    /// Where whole documents go that CloudWatch is to read, such as metrics.
    package static let standardOutput = LogStream(fileDescriptor: STDOUT_FILENO)

    /// Writes the whole record, and goes on after a signal and where a stream takes a part only.
    package func write(_ record: [UInt8]) {
        turn.withLock { _ in
            var rest = record
            while !rest.isEmpty {
                let count = Glibc.write(fileDescriptor, rest, rest.count)
                if count >= 0 {
                    if count == rest.count { return }
                    rest.removeFirst(count)
                } else if errno == EAGAIN {
                    waitUntilWritable()
                } else if errno != EINTR {
                    // There is nowhere left to say that the log is gone.
                    return
                }
            }
        }
    }

    /// For a descriptor that whoever started the process has made non-blocking.
    private func waitUntilWritable() {
        var descriptor = pollfd(fd: fileDescriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&descriptor, 1, -1)
    }
}
