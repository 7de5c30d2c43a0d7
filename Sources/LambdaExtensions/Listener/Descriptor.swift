import Glibc

/// A file descriptor, closed with its last reference.
final class Descriptor: Sendable {
    let number: Int32

    /// - Parameter number: as a system call gave it.
    init(_ number: Int32, _ what: String) throws(ExtensionError) {
        guard number >= 0 else { throw .system(what) }
        self.number = number
    }

    deinit {
        close(number)
    }
}

extension ExtensionError {
    /// The reason of the system call that has just failed.
    static func system(_ what: String) -> ExtensionError {
        ExtensionError(.listenerFailed, "\(what): \(String(cString: strerror(errno)))")
    }
}
