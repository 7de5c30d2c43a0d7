import COpenSSL

/// What a public key consists of, in network order: the members of a JSON Web Key (RFC 7518 section 6, RFC 8037).
package enum PublicKeyNumbers: Sendable, Hashable {
    /// Without leading zeros.
    case rsa(modulus: [UInt8], exponent: [UInt8])
    /// Each coordinate as long as the curve's field.
    case point(x: [UInt8], y: [UInt8])
    case ed25519([UInt8])
}

extension PublicKey {
    /// Throws `operationFailed`.
    package func numbers() throws(CryptoError) -> PublicKeyNumbers {
        switch kind {
        case .rsa:
            return .rsa(modulus: try number("n", byteCount: nil), exponent: try number("e", byteCount: nil))
        case .p256, .p384, .p521, .secp256k1:
            let byteCount = kind.coordinateByteCount
            return .point(x: try number("qx", byteCount: byteCount), y: try number("qy", byteCount: byteCount))
        case .ed25519:
            var bytes = [UInt8](repeating: 0, count: 32)
            var count = bytes.count
            guard EVP_PKEY_get_raw_public_key(handle.pointer, &bytes, &count) == 1, count == bytes.count else {
                throw .openSSL(.operationFailed, "The key's bytes cannot be read")
            }
            return .ed25519(bytes)
        }
    }

    private func number(_ name: String, byteCount: Int?) throws(CryptoError) -> [UInt8] {
        var number: OpaquePointer?
        guard EVP_PKEY_get_bn_param(handle.pointer, name, &number) == 1, let number else {
            throw .openSSL(.operationFailed, "The key's number \(name) cannot be read")
        }
        defer { BN_free(number) }
        let count = byteCount ?? Int((BN_num_bits(number) + 7) / 8)
        var bytes = [UInt8](repeating: 0, count: count)
        guard BN_bn2binpad(number, &bytes, Int32(count)) == Int32(count) else {
            throw .openSSL(.operationFailed, "The key's number \(name) is longer than its curve's")
        }
        return bytes
    }
}
