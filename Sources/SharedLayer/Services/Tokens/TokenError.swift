/// Why a token does not count, or why none could be made.
package struct TokenError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    /// For logs; whoever sent a bad token is told less.
    package let message: String
    package let cause: (any Error)?

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package enum Code: String, Sendable {
        /// No JWS in compact form, or a header or claims that are no proper JSON objects.
        case malformed
        /// An algorithm that is not accepted, `none` and every HMAC above all.
        case algorithmRefused
        /// `crit` names an extension: none is understood.
        case extensionRefused
        /// A token for something else, such as an ID token where an access token is needed.
        case typeRefused
        /// None of the issuer's keys has the header's `kid`.
        case keyUnknown
        case signatureMismatch
        /// A claim that must be there is not, or is of another type.
        case claimMissing
        /// Issued by somebody else.
        case issuerMismatch
        /// Issued for somebody else.
        case audienceMismatch
        case expired
        case notYetValid
        /// The issuer's keys cannot be read: a later try may work.
        case keysUnavailable
        /// Our own key did not sign: a later try may work.
        case signingFailed
    }

    package var description: String {
        cause.map { "\(code.rawValue): \(message) (\($0))" } ?? "\(code.rawValue): \(message)"
    }
}
