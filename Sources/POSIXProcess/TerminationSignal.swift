import Glibc
import Synchronization

/// SIGTERM as something that a thread can wait for.
///
/// The signal is caught rather than blocked, so that programs started by this process get it as usual.
package struct TerminationSignal: Sendable {
    private let readingEnd: Int32

    /// Catches SIGTERM from now on. Once in a process.
    ///
    /// - Throws: `ProcessError.Code.outOfResources`.
    package init() throws(ProcessError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw ProcessError(.outOfResources, "no pipe for SIGTERM: \(String(cString: strerror(errno)))")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        readingEnd = ends[0]
        writingEnd.store(ends[1], ordering: .relaxed)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            let errorBefore = errno
            var byte: UInt8 = 0
            _ = write(writingEnd.load(ordering: .relaxed), &byte, 1)
            errno = errorBefore
        }
        action.sa_flags = SA_RESTART
        sigaction(SIGTERM, &action, nil)
    }

    /// Blocks the calling thread until the signal has come.
    package func wait() {
        var byte: UInt8 = 0
        while read(readingEnd, &byte, 1) < 0, errno == EINTR {}
    }
}

/// A signal handler reaches nothing but globals.
private let writingEnd = Atomic<Int32>(-1)
