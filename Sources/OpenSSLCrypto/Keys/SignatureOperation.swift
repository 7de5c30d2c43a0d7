import COpenSSL

/// Signing and verifying, each call on a context of its own.
enum SignatureOperation {
    static func sign(
        _ message: [UInt8], key: KeyHandle, kind: KeyKind, _ scheme: SignatureScheme
    ) throws(CryptoError) -> [UInt8] {
        try check(scheme, kind)
        guard let context = EVP_MD_CTX_new() else { throw .openSSL(.operationFailed, "No digest context") }
        defer { EVP_MD_CTX_free(context) }
        var keyContext: OpaquePointer?
        var count = 0
        guard EVP_DigestSignInit(context, &keyContext, scheme.hash?.evp, nil, key.pointer) == 1,
            setPadding(keyContext, scheme),
            EVP_DigestSign(context, nil, &count, message, message.count) == 1
        else { throw .openSSL(.operationFailed, "Signing failed") }
        var signature = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSign(context, &signature, &count, message, message.count) == 1 else {
            throw .openSSL(.operationFailed, "Signing failed")
        }
        return Array(signature.prefix(count))
    }

    static func sign(
        digest: [UInt8], key: KeyHandle, kind: KeyKind, _ scheme: SignatureScheme
    ) throws(CryptoError) -> [UInt8] {
        try check(scheme, kind)
        guard let hash = scheme.hash else { throw CryptoError(.schemeUnsupported, "Ed25519 signs whole messages only") }
        guard digest.count == hash.byteCount else {
            throw CryptoError(.invalidParameter, "A digest of \(hash.byteCount) bytes is expected, not \(digest.count)")
        }
        guard let context = EVP_PKEY_CTX_new(key.pointer, nil) else {
            throw .openSSL(.operationFailed, "No key context")
        }
        defer { EVP_PKEY_CTX_free(context) }
        var count = 0
        guard EVP_PKEY_sign_init(context) == 1, setPadding(context, scheme),
            EVP_PKEY_CTX_set_signature_md(context, hash.evp) == 1,
            EVP_PKEY_sign(context, nil, &count, digest, digest.count) == 1
        else { throw .openSSL(.operationFailed, "Signing failed") }
        var signature = [UInt8](repeating: 0, count: count)
        guard EVP_PKEY_sign(context, &signature, &count, digest, digest.count) == 1 else {
            throw .openSSL(.operationFailed, "Signing failed")
        }
        return Array(signature.prefix(count))
    }

    static func verify(
        _ signature: [UInt8], of message: [UInt8], key: KeyHandle, kind: KeyKind, _ scheme: SignatureScheme
    ) -> Bool {
        guard scheme.fits(kind), let context = EVP_MD_CTX_new() else { return false }
        defer {
            EVP_MD_CTX_free(context)
            _ = OpenSSLErrorQueue.drain()
        }
        var keyContext: OpaquePointer?
        return EVP_DigestVerifyInit(context, &keyContext, scheme.hash?.evp, nil, key.pointer) == 1
            && setPadding(keyContext, scheme)
            && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }

    static func verify(
        _ signature: [UInt8], ofDigest digest: [UInt8], key: KeyHandle, kind: KeyKind, _ scheme: SignatureScheme
    ) -> Bool {
        guard scheme.fits(kind), let hash = scheme.hash, digest.count == hash.byteCount,
            let context = EVP_PKEY_CTX_new(key.pointer, nil)
        else { return false }
        defer {
            EVP_PKEY_CTX_free(context)
            _ = OpenSSLErrorQueue.drain()
        }
        return EVP_PKEY_verify_init(context) == 1 && setPadding(context, scheme)
            && EVP_PKEY_CTX_set_signature_md(context, hash.evp) == 1
            && EVP_PKEY_verify(context, signature, signature.count, digest, digest.count) == 1
    }

    private static func check(_ scheme: SignatureScheme, _ kind: KeyKind) throws(CryptoError) {
        guard scheme.fits(kind) else {
            throw CryptoError(.schemeUnsupported, "\(kind) keys do not sign with \(scheme)")
        }
    }

    /// The salt is exactly as long as the hash, when signing and when verifying (RFC 7518 section 3.5).
    private static func setPadding(_ context: OpaquePointer?, _ scheme: SignatureScheme) -> Bool {
        switch scheme {
        case .rsaPSS(let hash):
            EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
                && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1
                && EVP_PKEY_CTX_set_rsa_mgf1_md(context, hash.evp) == 1
        case .rsaPKCS1: EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1
        case .ecdsa, .ed25519: true
        }
    }
}
