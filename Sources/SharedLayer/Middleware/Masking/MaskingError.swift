/// Why fields could not be masked, encrypted or decrypted. It names the field and never its value.
package struct MaskingError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let cause: (any Error)?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package enum Code: String, Sendable {
        case invalidPath
        case invalidPattern
        /// The document has no such field, and that is not to be passed over.
        case fieldMissing
        /// There is nothing to encrypt with.
        case noProtector
        case encryptionFailed
        /// Not encrypted here, or with another key or context, or changed since.
        case decryptionFailed
    }

    package var description: String { "\(message) (\(code.rawValue))" }
}
