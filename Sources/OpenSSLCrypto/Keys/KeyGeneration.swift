import COpenSSL

/// Makes key pairs.
enum KeyGeneration {
    private static let rsaBits = KeyKind.rsaBitsMin...8192

    static func generate(_ kind: KeyKind) throws(CryptoError) -> KeyHandle {
        let context: OpaquePointer?
        switch kind {
        case .rsa: context = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, nil)
        case .p256, .p384, .p521, .secp256k1: context = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nil)
        case .ed25519: context = EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nil)
        }
        guard let context, EVP_PKEY_keygen_init(context) == 1 else {
            EVP_PKEY_CTX_free(context)
            throw .openSSL(.operationFailed, "No key generator")
        }
        defer { EVP_PKEY_CTX_free(context) }
        try configure(context, for: kind)
        var key: OpaquePointer?
        guard EVP_PKEY_generate(context, &key) == 1, let key else {
            throw .openSSL(.operationFailed, "No key was generated")
        }
        return KeyHandle(owning: key)
    }

    private static func configure(_ context: OpaquePointer, for kind: KeyKind) throws(CryptoError) {
        if case .rsa(let bits) = kind {
            guard rsaBits.contains(bits), EVP_PKEY_CTX_set_rsa_keygen_bits(context, Int32(bits)) == 1 else {
                throw CryptoError(
                    .invalidParameter, "RSA keys have \(rsaBits.lowerBound) to \(rsaBits.upperBound) bits")
            }
        }
        if let curve = kind.curveName {
            guard EVP_PKEY_CTX_set_group_name(context, curve) == 1 else {
                throw .openSSL(.operationFailed, "No curve \(curve)")
            }
        }
    }
}
