/// Why a key store did not do what it was asked for.
package struct KeyStoreError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let cause: (any Error)?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package enum Code: String, Sendable {
        case keyNotFound
        /// The key does not sign in this way.
        case schemeUnsupported
        /// Encrypted with another key or context, or changed.
        case ciphertextRefused
        /// The store could not be reached, or has too much to do: a later try may work.
        case unavailable
        /// The store refused, or answered what it should not.
        case failed
    }

    package var description: String {
        cause.map { "\(code.rawValue): \(message) (\($0))" } ?? "\(code.rawValue): \(message)"
    }
}
