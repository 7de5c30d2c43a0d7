import COpenSSL

/// RSA with optimal asymmetric padding (RFC 8017, section 7.1); the mask uses the same hash.
package enum RSAEncryption {
    /// The most bytes that a key of this length takes.
    package static func plaintextBytesMax(keyBits: Int, hash: HashAlgorithm) -> Int {
        keyBits / 8 - 2 * hash.byteCount - 2
    }

    /// Throws `schemeUnsupported` for a key that is no RSA key, `invalidParameter` for a plaintext that is too long.
    package static func encrypt(
        _ plaintext: [UInt8], key: PublicKey, hash: HashAlgorithm
    ) throws(CryptoError) -> [UInt8] {
        guard case .rsa(let bits) = key.kind else {
            throw CryptoError(.schemeUnsupported, "\(key.kind) keys do not encrypt")
        }
        guard plaintext.count <= plaintextBytesMax(keyBits: bits, hash: hash) else {
            throw CryptoError(.invalidParameter, "\(plaintext.count) bytes are too long for RSA with \(bits) bits")
        }
        return try run(key.handle, hash, plaintext, initialize: EVP_PKEY_encrypt_init, step: EVP_PKEY_encrypt)
    }

    /// Throws `authenticationFailed` for what was not encrypted so under this key.
    package static func decrypt(
        _ ciphertext: [UInt8], key: PrivateKey, hash: HashAlgorithm
    ) throws(CryptoError) -> [UInt8] {
        guard case .rsa = key.kind else {
            throw CryptoError(.schemeUnsupported, "\(key.kind) keys do not decrypt")
        }
        return try run(key.handle, hash, ciphertext, initialize: EVP_PKEY_decrypt_init, step: EVP_PKEY_decrypt)
    }

    private static func run(
        _ key: KeyHandle, _ hash: HashAlgorithm, _ input: [UInt8], initialize: (OpaquePointer?) -> Int32,
        step: (
            OpaquePointer?, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>?, UnsafePointer<UInt8>?, Int
        ) -> Int32
    ) throws(CryptoError) -> [UInt8] {
        guard let context = EVP_PKEY_CTX_new(key.pointer, nil) else {
            throw .openSSL(.operationFailed, "No key context")
        }
        defer { EVP_PKEY_CTX_free(context) }
        guard initialize(context) == 1, EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) == 1,
            EVP_PKEY_CTX_set_rsa_oaep_md(context, hash.evp) == 1, EVP_PKEY_CTX_set_rsa_mgf1_md(context, hash.evp) == 1
        else { throw .openSSL(.operationFailed, "RSA with OAEP cannot be used") }
        var count = Int(EVP_PKEY_get_size(key.pointer))
        var output = [UInt8](repeating: 0, count: count)
        guard step(context, &output, &count, input, input.count) == 1 else {
            throw .openSSL(.authenticationFailed, "The bytes fit neither this key nor this hash")
        }
        return Array(output.prefix(count))
    }
}
