import COpenSSL

/// Signing and verifying.
enum SignatureOperation {
    static func sign(
        _ message: [UInt8], key: KeyHandle, kind: KeyKind, _ scheme: SignatureScheme
    ) throws(CryptoError) -> [UInt8] {
        try check(scheme, kind)
        let context = try key.context(for: SignatureContext.Use(scheme: scheme, isSigning: true))
        var count = Int(EVP_PKEY_get_size(key.pointer))
        var signature = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSign(context.pointer, &signature, &count, message, message.count) == 1 else {
            throw .openSSL(.operationFailed, "Signing failed")
        }
        signature.removeLast(signature.count - count)
        return signature
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
        guard EVP_PKEY_sign_init(context) == 1, scheme.setPadding(context),
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
        guard scheme.fits(kind) else { return false }
        defer { _ = OpenSSLErrorQueue.drain() }
        guard let context = try? key.context(for: SignatureContext.Use(scheme: scheme, isSigning: false)) else {
            return false
        }
        return EVP_DigestVerify(context.pointer, signature, signature.count, message, message.count) == 1
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
        return EVP_PKEY_verify_init(context) == 1 && scheme.setPadding(context)
            && EVP_PKEY_CTX_set_signature_md(context, hash.evp) == 1
            && EVP_PKEY_verify(context, signature, signature.count, digest, digest.count) == 1
    }

    private static func check(_ scheme: SignatureScheme, _ kind: KeyKind) throws(CryptoError) {
        guard scheme.fits(kind) else {
            if case .rsa(let bits) = kind, bits < KeyKind.rsaBitsMin {
                throw CryptoError(.weakKey, "An RSA key of \(bits) bits is weak: \(KeyKind.rsaBitsMin) are the least")
            }
            throw CryptoError(.schemeUnsupported, "\(kind) keys do not sign with \(scheme)")
        }
    }
}
