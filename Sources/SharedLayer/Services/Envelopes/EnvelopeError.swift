/// Why bytes could not be sealed in an envelope, or an envelope could not be opened.
package struct EnvelopeError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let cause: (any Error)?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package enum Code: String, Sendable {
        /// No envelope: it begins with something else, or has a length that none has.
        case malformed
        /// It ends too early.
        case truncated
        case versionUnsupported
        case algorithmUnsupported
        /// More bytes than are sealed or opened at once, or a context that is too long.
        case tooLarge
        /// An alias: it may name another key tomorrow, and then nothing that was sealed could be opened.
        case keyNotNamed
        /// Sealed under a key that is not among those that are accepted, or that its store does not have.
        case keyUnknown
        /// The store's key of that name is another, or the wrapped key was changed.
        case keyMismatch
        /// Sealed for another context.
        case contextMismatch
        /// The envelope or what is in it was changed.
        case authenticationFailed
        /// The store could not be reached: a later try may work.
        case unavailable
        /// The store or OpenSSL refused.
        case failed
    }

    package var description: String {
        cause.map { "\(code.rawValue): \(message) (\($0))" } ?? "\(code.rawValue): \(message)"
    }
}
