@preconcurrency import Glibc

/// The process's standard output.
package enum StandardOutput {
    /// Has what `print` writes leave the process line by line, although no terminal reads it: a process that is frozen
    /// or killed would lose what is still in the buffer.
    package static func leaveLineByLine() {
        setvbuf(stdout, nil, _IOLBF, 0)
    }
}
