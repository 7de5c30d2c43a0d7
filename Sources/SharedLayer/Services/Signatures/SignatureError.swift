/// Why a signature does not count, or why none could be made.
package struct SignatureError: Error, Sendable, CustomStringConvertible {
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
        /// No detached JWS in compact form, or a header that is no proper JSON object.
        case malformed
        /// An algorithm that is not accepted, `none` above all.
        case algorithmRefused
        /// `crit` names an extension that is not understood, or the payload is in a form that is not accepted.
        case extensionRefused
        /// A header member that must be there is not.
        case memberMissing
        /// None of the candidates has the thumbprint of the header.
        case certificateUnknown
        case certificateExpired
        case certificateNotYetValid
        case certificateRevoked
        /// The certificate cannot be read, is not for signing documents, or its key is weak or of another
        /// algorithm than the signature.
        case certificateUnfit
        /// The key is weak, or of another algorithm than the signature.
        case keyUnfit
        /// The bytes were not signed with that key.
        case signatureMismatch
        /// Signed for somebody else.
        case audienceMismatch
        /// Signed for another URL.
        case urlMismatch
        /// Signed too long ago, or in the future.
        case outsideWindow
        /// Our own key could not sign.
        case signingFailed
    }

    package var description: String {
        cause.map { "\(code.rawValue): \(message) (\($0))" } ?? "\(code.rawValue): \(message)"
    }
}
