/// Why an HTTP message signature (RFC 9421) does not count, or why none could be made.
package struct HTTPSignatureError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    /// For logs; whoever sent a bad signature is told less.
    package let message: String
    package let cause: (any Error)?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package enum Code: String, Sendable {
        /// A field that is no structured field of the kind that it must be, or a URL that is none.
        case malformed
        /// The message has no signature, or none of that label or tag.
        case signatureMissing
        /// The message has more signatures than are looked at.
        case tooManySignatures
        /// A component that is not understood, or that a message of this kind cannot have.
        case componentUnsupported
        /// A covered component that the message does not have, or has more than once where it may not.
        case componentMissing
        /// The signature does not cover what it must.
        case componentNotCovered
        /// The signature does not say what it must, such as `created`.
        case parameterMissing
        /// The algorithm is not accepted, or is not the key's.
        case algorithmRefused
        /// Nobody knows the key.
        case keyUnknown
        /// The key cannot be used with its algorithm.
        case keyUnfit
        /// The source of keys could not be asked: a later try may work.
        case keySourceFailed
        /// Past `expires`, or older than is accepted.
        case expired
        /// Made in the future.
        case notYetValid
        /// The message was not signed in this form with that key.
        case signatureMismatch
        /// The body is not the one of the digest.
        case digestMismatch
        /// There is no digest of an algorithm that counts.
        case digestMissing
        /// The message has a signature of that label already.
        case labelTaken
        /// Our own key could not sign.
        case signingFailed
    }

    package var description: String {
        cause.map { "\(code.rawValue): \(message) (\($0))" } ?? "\(code.rawValue): \(message)"
    }
}
