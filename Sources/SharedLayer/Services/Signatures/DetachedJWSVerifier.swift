import OpenSSLCrypto

/// Decides whether a detached JWS counts, from nothing but what it is given.
struct DetachedJWSVerifier {
    /// - Parameter certificates: those that may have signed, whatever their state.
    /// - Parameter seconds: now, since 1970.
    func verify(
        _ compact: String, over payload: [UInt8], certificates: [CertificateEntry],
        expecting expectation: SignatureExpectation, at seconds: Int64
    ) throws(SignatureError) -> VerifiedJWSHeader {
        let jws = try DetachedJWS(compact: compact, policy: expectation.policy)
        let thumbprint = try required(jws.header.thumbprint, "x5t#S256")
        let issuedAt = try required(jws.header.issuedAt, "iat")
        let tokenID = try required(jws.header.tokenID, "jti")
        let audience = try required(jws.header.audience, "aud")
        let url = try required(jws.header.url, "url")

        let key = try key(of: thumbprint, for: jws.header.algorithm, among: certificates, at: seconds)
        guard jws.isValid(over: payload, key: key) else {
            throw SignatureError(.signatureMismatch, "The bytes were not signed with the key of \(thumbprint)")
        }
        guard audience.utf8.elementsEqual(expectation.audience.utf8) else {
            throw SignatureError(.audienceMismatch, "Signed for \(audience), not for \(expectation.audience)")
        }
        guard url.utf8.elementsEqual(expectation.url.utf8) else {
            throw SignatureError(.urlMismatch, "Signed for \(url), not for \(expectation.url)")
        }
        guard abs(seconds - issuedAt) <= expectation.windowSeconds else {
            throw SignatureError(
                .outsideWindow, "Signed at \(issuedAt) s, which is \(seconds - issuedAt) s before now")
        }
        return VerifiedJWSHeader(
            tokenID: tokenID, issuedAt: issuedAt,
            expiresAt: issuedAt.addingClamped(expectation.windowSeconds).addingClamped(1),
            thumbprint: thumbprint)
    }

    private func required<Value>(_ value: Value?, _ name: String) throws(SignatureError) -> Value {
        guard let value else { throw SignatureError(.memberMissing, "The header has no \(name)") }
        return value
    }

    private func key(
        of thumbprint: String, for algorithm: JWSAlgorithm, among certificates: [CertificateEntry], at seconds: Int64
    ) throws(SignatureError) -> PublicKey {
        guard let entry = certificates.first(where: { $0.thumbprint == thumbprint }) else {
            throw SignatureError(.certificateUnknown, "No certificate \(thumbprint) among \(certificates.count)")
        }
        let certificate: X509Certificate
        do {
            certificate = try entry.checkedCertificate(at: Timestamp(secondsSince1970: seconds))
        } catch {
            throw SignatureError(Self.code(error.code), "The certificate \(thumbprint) does not count", cause: error)
        }
        guard certificate.allowsDigitalSignature, algorithm.fits(certificate.publicKey.kind) else {
            throw SignatureError(
                .certificateUnfit,
                "The certificate \(thumbprint) must be for signatures, with a strong key of \(algorithm.rawValue)")
        }
        return certificate.publicKey
    }

    private static func code(_ code: CertificateError.Code) -> SignatureError.Code {
        switch code {
        case .expired: .certificateExpired
        case .notYetValid: .certificateNotYetValid
        case .revoked: .certificateRevoked
        case .notFound: .certificateUnknown
        default: .certificateUnfit
        }
    }
}
