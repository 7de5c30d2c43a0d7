import OpenSSLCrypto

/// A detached JWS that was kept with what vouches for its key: whether it is over exactly these bytes, long after it was made.
///
/// Whether its window is over and its `jti` was used no longer matters: the one who took it has looked.
package struct ArchivedSignature: Sendable {
    private let compact: String

    package init(_ compact: String) {
        self.compact = compact
    }

    /// The protected header. Throws a `SignatureError` with `malformed`, `algorithmRefused`, `extensionRefused`.
    package func header() throws(SignatureError) -> JWSHeader {
        try DetachedJWS(compact: compact).header
    }

    /// Verifies with a certificate that must be the one that the header names, and must have counted at that time.
    ///
    /// - Throws: every code of `SignatureError` but those of audience, URL, window and signing.
    package func verify(
        over payload: [UInt8], certificatePEM: String, at moment: Timestamp
    ) throws(SignatureError) -> JWSHeader {
        let jws = try DetachedJWS(compact: compact)
        let certificate = try Self.certificate(certificatePEM)
        guard jws.header.thumbprint == Base64URL.text(certificate.sha256Thumbprint) else {
            throw SignatureError(.certificateUnknown, "The header names another certificate")
        }
        do {
            _ = try CertificateEntry(entityID: "", type: "", certificate: certificate).checkedCertificate(at: moment)
        } catch {
            throw SignatureError(.certificateUnfit, "The certificate did not count then", cause: error)
        }
        guard certificate.allowsDigitalSignature else {
            throw SignatureError(.certificateUnfit, "The certificate is not for signatures")
        }
        return try verify(jws, payload, certificate.publicKey)
    }

    /// Verifies with a public key (SubjectPublicKeyInfo in PEM).
    ///
    /// - Throws: `SignatureError` with `malformed`, `algorithmRefused`, `extensionRefused`, `keyUnfit`, `signatureMismatch`.
    package func verify(over payload: [UInt8], publicKeyPEM: String) throws(SignatureError) -> JWSHeader {
        try verify(DetachedJWS(compact: compact), payload, Self.key(publicKeyPEM))
    }

    /// The public key that a PEM text has: a key's own, or a certificate's. Throws `keyUnfit`.
    package static func publicKeyPEM(of text: String) throws(SignatureError) -> String {
        if let certificate = try? X509Certificate.only(pem: text) { return certificate.publicKey.pem }
        return try key(text).pem
    }

    /// `x5t#S256` of the one certificate that a PEM text has. Throws `certificateUnfit`.
    package static func thumbprint(of text: String) throws(SignatureError) -> String {
        Base64URL.text(try certificate(text).sha256Thumbprint)
    }

    private func verify(_ jws: DetachedJWS, _ payload: [UInt8], _ key: PublicKey) throws(SignatureError) -> JWSHeader {
        guard jws.header.algorithm.fits(key.kind) else {
            throw SignatureError(.keyUnfit, "A key \(key.kind) is not for \(jws.header.algorithm.rawValue)")
        }
        guard jws.isValid(over: payload, key: key) else {
            throw SignatureError(.signatureMismatch, "The bytes were not signed with that key")
        }
        return jws.header
    }

    private static func certificate(_ text: String) throws(SignatureError) -> X509Certificate {
        let only: X509Certificate?
        do {
            only = try X509Certificate.only(pem: text)
        } catch {
            throw SignatureError(.certificateUnfit, "The certificate cannot be read", cause: error)
        }
        guard let only else {
            throw SignatureError(.certificateUnfit, "There must be one certificate and nothing else")
        }
        return only
    }

    private static func key(_ text: String) throws(SignatureError) -> PublicKey {
        do {
            return try PublicKey(pem: text)
        } catch {
            throw SignatureError(.keyUnfit, "The public key cannot be read", cause: error)
        }
    }
}
