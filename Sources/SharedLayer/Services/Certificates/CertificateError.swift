/// Why there is no certificate that counts.
package struct CertificateError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let cause: (any Error)?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package enum Code: String, Sendable {
        case notFound
        case expired
        case notYetValid
        case revoked
        /// What is kept is no certificate.
        case malformed
        /// What is kept is another certificate than its entry says.
        case thumbprintMismatch
        /// The certificates could not be read: a later try may work.
        case sourceFailed
    }

    package var description: String {
        cause.map { "\(code.rawValue): \(message) (\($0))" } ?? "\(code.rawValue): \(message)"
    }
}
