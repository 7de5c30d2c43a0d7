import OpenSSLCrypto

extension CertificateError {
    /// Why no path leads to a trusted certificate. The cause has the depth, and a revocation's date and reason.
    init(_ error: CertificatePathError, thumbprint: String) {
        self.init(Code(error.code), "The certificate \(thumbprint) does not count", cause: error)
    }
}

extension CertificateError.Code {
    init(_ code: CertificatePathError.Code) {
        self =
            switch code {
            case .expired: .expired
            case .notYetValid: .notYetValid
            case .revoked: .revoked
            case .revocationUnknown: .revocationUnknown
            case .revocationListExpired: .revocationListExpired
            case .revocationListNotYetValid: .revocationListNotYetValid
            case .revocationListInvalid: .revocationListInvalid
            case .selfSigned: .selfSigned
            case .unknownIssuer: .unknownIssuer
            case .loop: .loop
            case .badSignature: .badSignature
            case .invalidAuthority: .invalidAuthority
            case .pathLengthExceeded, .tooLong: .tooLong
            case .weakKey: .weakKey
            case .weakDigest: .weakDigest
            case .wrongUsage: .wrongUsage
            case .nameNotPermitted: .nameNotPermitted
            case .invalid: .invalidPath
            }
    }
}
