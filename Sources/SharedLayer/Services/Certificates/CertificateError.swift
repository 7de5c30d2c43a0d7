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

    package enum Code: String, Sendable, CaseIterable {
        case notFound
        /// What was found under the thumbprint belongs to another entity, or is for something else.
        case wrongOwner
        case expired
        case notYetValid
        case revoked
        /// What is kept is no certificate, or has bytes behind its end.
        case malformed
        /// What is kept is more than one certificate, or has text around it.
        case notAlone
        /// What is kept is another certificate than its entry says.
        case thumbprintMismatch
        /// RSA below 2048 bits, or a curve weaker than P-256.
        case weakKey
        /// Signed over MD5 or SHA-1.
        case weakDigest
        case wrongUsage
        case selfSigned
        case unknownIssuer
        /// Cross-signed certificates that lead to each other only.
        case loop
        /// More certificates than are followed or allowed.
        case tooLong
        case badSignature
        /// A certificate in the path may not sign others.
        case invalidAuthority
        case nameNotPermitted
        /// Revocation is checked, and no list of the issuer is known.
        case revocationUnknown
        case revocationListExpired
        case revocationListNotYetValid
        /// A list that cannot be read, or was not signed by the issuer.
        case revocationListInvalid
        /// Any other reason of OpenSSL's; see the message.
        case invalidPath
        /// What is trusted cannot be used: somebody here has to repair it.
        case invalidTrust
        /// The certificates could not be read: a later try may work.
        case sourceFailed
    }

    package var description: String {
        cause.map { "\(code.rawValue): \(message) (\($0))" } ?? "\(code.rawValue): \(message)"
    }
}
