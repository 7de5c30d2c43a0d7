import COpenSSL

/// An ECDSA signature in its two forms: DER (OpenSSL, KMS, X.509) and `r || s` (JOSE, RFC 7518 section 3.4).
package enum ECDSASignature {
    /// Throws `invalidSignature` when the bytes are no signature for that curve.
    package static func jose(fromDER der: [UInt8], _ kind: KeyKind) throws(CryptoError) -> [UInt8] {
        let size = try coordinateSize(kind)
        let decoded = DER.decode(der, { d2i_ECDSA_SIG(nil, $0, $1) }, free: ECDSA_SIG_free)
        guard let decoded else { throw .openSSL(.invalidSignature, "The bytes are no ECDSA signature in DER") }
        defer { ECDSA_SIG_free(decoded) }
        var r = [UInt8](repeating: 0, count: size)
        var s = [UInt8](repeating: 0, count: size)
        guard BN_bn2binpad(ECDSA_SIG_get0_r(decoded), &r, Int32(size)) >= 0,
            BN_bn2binpad(ECDSA_SIG_get0_s(decoded), &s, Int32(size)) >= 0
        else { throw .openSSL(.invalidSignature, "The ECDSA signature is longer than its curve") }
        return r + s
    }

    /// Throws `invalidSignature` when the length is not twice the curve's.
    package static func der(fromJOSE jose: [UInt8], _ kind: KeyKind) throws(CryptoError) -> [UInt8] {
        let size = try coordinateSize(kind)
        guard jose.count == 2 * size else {
            throw CryptoError(.invalidSignature, "\(2 * size) bytes are expected, not \(jose.count)")
        }
        let r = BN_bin2bn(Array(jose.prefix(size)), Int32(size), nil)
        let s = BN_bin2bn(Array(jose.suffix(size)), Int32(size), nil)
        guard let r, let s, let signature = ECDSA_SIG_new() else {
            BN_free(r)
            BN_free(s)
            throw .openSSL(.operationFailed, "No memory for a signature")
        }
        defer { ECDSA_SIG_free(signature) }
        guard ECDSA_SIG_set0(signature, r, s) == 1 else {
            BN_free(r)
            BN_free(s)
            throw .openSSL(.operationFailed, "The signature cannot be built")
        }
        return try DER.encode("The ECDSA signature") { i2d_ECDSA_SIG(signature, $0) }
    }

    private static func coordinateSize(_ kind: KeyKind) throws(CryptoError) -> Int {
        guard let size = kind.coordinateByteCount else {
            throw CryptoError(.schemeUnsupported, "\(kind) keys make no ECDSA signatures")
        }
        return size
    }
}
