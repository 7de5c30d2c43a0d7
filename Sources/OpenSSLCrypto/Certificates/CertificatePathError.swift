/// Why no path leads from a certificate to a trusted one.
package struct CertificatePathError: Error, Sendable, Hashable, CustomStringConvertible {
    package let code: Code
    /// OpenSSL's own sentence, or ours where it has none.
    package let message: String
    /// Which certificate of the path failed: 0 is the leaf.
    package let depth: Int
    /// When and why, for `revoked`.
    package let revocation: CertificateRevocation?

    package init(code: Code, message: String, depth: Int, revocation: CertificateRevocation? = nil) {
        self.code = code
        self.message = message
        self.depth = depth
        self.revocation = revocation
    }

    package enum Code: String, Sendable, CaseIterable {
        case expired
        case notYetValid
        case revoked
        /// Revocation is checked, and there is no list of this certificate's issuer.
        case revocationUnknown
        case revocationListExpired
        case revocationListNotYetValid
        /// The list was signed by somebody else, or by somebody who may not sign lists.
        case revocationListInvalid
        /// The certificate, or the one at the end of its path, signed itself and is not trusted.
        case selfSigned
        /// Whoever signed the last certificate of the path is not at hand.
        case unknownIssuer
        /// The certificates have signed one another: no path leads out of the circle.
        case loop
        /// A certificate was not signed by the one that it names.
        case badSignature
        /// A certificate in the middle may not sign others.
        case invalidAuthority
        /// A certificate in the middle allows fewer others below it (RFC 5280 section 4.2.1.9).
        case pathLengthExceeded
        /// More certificates lie between leaf and anchor than are followed.
        case tooLong
        /// RSA below 2048 bits, or a curve of less than 112 bits of strength.
        case weakKey
        /// A signature over MD5 or SHA-1.
        case weakDigest
        /// The leaf's key usage, or its extended key usage, is for something else.
        case wrongUsage
        /// The leaf has a name that a certificate above it does not allow (RFC 5280 section 4.2.1.10).
        case nameNotPermitted
        /// Anything else; see the message.
        case invalid
    }

    package var description: String {
        let text = "\(code.rawValue) at depth \(depth): \(message)"
        return revocation.map { "\(text) (\($0))" } ?? text
    }
}
