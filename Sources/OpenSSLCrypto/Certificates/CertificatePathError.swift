import COpenSSL

/// Why no path leads from a certificate to a trusted one.
package struct CertificatePathError: Error, Sendable, Hashable, CustomStringConvertible {
    package let code: Code
    /// OpenSSL's own sentence.
    package let message: String
    /// Which certificate of the path failed: 0 is the leaf.
    package let depth: Int

    package enum Code: String, Sendable {
        case expired
        case notYetValid
        case revoked
        /// Revocation lists are in use, but none that is current speaks of this certificate.
        case revocationUnknown
        /// The path ends in no trusted certificate.
        case untrusted
        /// A certificate was not signed by the one that it names.
        case badSignature
        /// A certificate in the middle may not sign others, or not that many.
        case invalidAuthority
        /// RSA below 2048 bits, or a signature over MD5 or SHA-1.
        case tooWeak
        /// Anything else; see the message.
        case invalid
    }

    package var description: String { "\(code.rawValue) at depth \(depth): \(message)" }
}

extension CertificatePathError.Code {
    init(openSSL code: Int32) {
        self =
            switch code {
            case X509_V_ERR_CERT_HAS_EXPIRED: .expired
            case X509_V_ERR_CERT_NOT_YET_VALID: .notYetValid
            case X509_V_ERR_CERT_REVOKED: .revoked
            case X509_V_ERR_UNABLE_TO_GET_CRL, X509_V_ERR_CRL_HAS_EXPIRED, X509_V_ERR_CRL_NOT_YET_VALID,
                X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER, X509_V_ERR_CRL_SIGNATURE_FAILURE,
                X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE, X509_V_ERR_DIFFERENT_CRL_SCOPE,
                X509_V_ERR_CRL_PATH_VALIDATION_ERROR, X509_V_ERR_KEYUSAGE_NO_CRL_SIGN:
                .revocationUnknown
            case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
                X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
                X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_UNTRUSTED,
                X509_V_ERR_CERT_CHAIN_TOO_LONG:
                .untrusted
            case X509_V_ERR_CERT_SIGNATURE_FAILURE, X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE: .badSignature
            case X509_V_ERR_INVALID_CA, X509_V_ERR_PATH_LENGTH_EXCEEDED, X509_V_ERR_INVALID_PURPOSE,
                X509_V_ERR_KEYUSAGE_NO_CERTSIGN:
                .invalidAuthority
            case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL, X509_V_ERR_CA_MD_TOO_WEAK: .tooWeak
            default: .invalid
            }
    }
}
