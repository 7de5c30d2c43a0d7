package import OpenSSLCrypto

/// Signs bytes and verifies signatures, whatever the bytes are about.
///
/// HTTP messages are signed by `HTTPMessageSigner`, and bytes are encrypted by `EnvelopeService`.
package struct CryptoService: BaseService {
    package let surroundings: ServiceSurroundings

    package init(_ surroundings: ServiceSurroundings) {
        self.surroundings = surroundings
    }

    /// Whether a certificate's key signed exactly these bytes. Says nothing about whether the certificate counts.
    package func verifyDigitalSignature(
        _ signature: [UInt8], of bytes: [UInt8], certificate: X509Certificate, scheme: SignatureScheme
    ) -> Bool {
        verifyDigitalSignature(signature, of: bytes, key: certificate.publicKey, scheme: scheme)
    }

    /// Whether a key signed exactly these bytes: false also for a weak key, and for one of another kind than the scheme.
    package func verifyDigitalSignature(
        _ signature: [UInt8], of bytes: [UInt8], key: PublicKey, scheme: SignatureScheme
    ) -> Bool {
        key.verify(signature, of: bytes, scheme)
    }

    /// Verifies a detached JWS over exactly these bytes: its form, the certificate that it names among the candidates, the
    /// signature, and that it was made for this audience and URL, now.
    ///
    /// - Parameter certificates: all of the one who claims to have signed, whatever their state.
    /// - Throws: every code of `SignatureError` but `keyUnfit` and `signingFailed`.
    package func verifyDigitalSignature(
        _ compact: String, of payload: [UInt8], certificates: [CertificateEntry],
        expecting expectation: SignatureExpectation
    ) throws(SignatureError) -> VerifiedJWSHeader {
        try DetachedJWSVerifier().verify(
            compact, over: payload, certificates: certificates, expecting: expectation, at: now().secondsSince1970)
    }

    /// Verifies a detached JWS over exactly these bytes with a key that was found otherwise. Its times and names are for the
    /// caller to check.
    ///
    /// - Throws: `SignatureError` with `malformed`, `algorithmRefused`, `extensionRefused`, `keyUnfit`, `signatureMismatch`.
    package func verifyDetached(
        _ compact: String, of payload: [UInt8], key: PublicKey, policy: JWSPolicy
    ) throws(SignatureError) -> JWSHeader {
        let jws = try DetachedJWS(compact: compact, policy: policy)
        guard jws.header.algorithm.fits(key.kind) else {
            throw SignatureError(.keyUnfit, "A key \(key.kind) is not for \(jws.header.algorithm.rawValue)")
        }
        guard jws.isValid(over: payload, key: key) else {
            throw SignatureError(.signatureMismatch, "The bytes were not signed with that key")
        }
        return jws.header
    }

    /// Signs bytes with a key that stays in its store.
    /// - Throws: `SignatureError` with `signingFailed`.
    package func sign(
        _ bytes: [UInt8], keyID: String, scheme: SignatureScheme, keyStore: any KeyStore
    ) async throws(SignatureError) -> [UInt8] {
        do {
            return try await keyStore.sign(bytes, keyID: keyID, scheme: scheme)
        } catch {
            throw SignatureError(.signingFailed, "The key \(keyID) did not sign", cause: error)
        }
    }

    /// Makes a detached JWS over exactly these bytes, dated now and with an identifier of its own.
    ///
    /// - Parameter thumbprint: of the certificate of that key; without one the header names the key itself (`kid`).
    /// - Parameter type: the header's `typ`, so that one kind of statement is never taken for another.
    /// - Parameter claims: further members of the protected header.
    /// - Returns: the compact form.
    /// - Throws: `SignatureError` with `signingFailed`.
    package func signDetached(
        _ payload: [UInt8], keyID: String, keyStore: any KeyStore, audience: String?, url: String?,
        thumbprint: String? = nil, algorithm: JWSAlgorithm = .ps256, encoding: JWSPayloadEncoding = .unencoded,
        type: String? = nil, claims: [String: String] = [:]
    ) async throws(SignatureError) -> String {
        let header = JWSHeader(
            algorithm: algorithm, payload: encoding, thumbprint: thumbprint, keyID: thumbprint == nil ? keyID : nil,
            issuedAt: now().secondsSince1970, tokenID: identifiers.uuid(), audience: audience, url: url,
            type: type, claims: claims)
        let signature = try await sign(
            DetachedJWS.signingInput(for: header, payload: payload), keyID: keyID, scheme: algorithm.scheme,
            keyStore: keyStore)
        do {
            return try DetachedJWS(header: header, signature: signature).compact
        } catch {
            throw SignatureError(.signingFailed, "The key \(keyID) is not for \(algorithm.rawValue)", cause: error)
        }
    }
}
