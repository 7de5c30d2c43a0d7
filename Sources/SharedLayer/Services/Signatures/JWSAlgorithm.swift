package import OpenSSLCrypto

/// The signature algorithms with a key pair (RFC 7518 section 3.1, RFC 8037 section 3.1, RFC 9864 section 2.2).
///
/// `none` and the HMACs are none of them: no header can turn a public key into a secret.
package enum JWSAlgorithm: String, Sendable, Hashable, CaseIterable {
    /// RSASSA-PSS, with a salt as long as the hash.
    case ps256 = "PS256"
    case ps384 = "PS384"
    case ps512 = "PS512"
    /// RSASSA-PKCS1-v1_5.
    case rs256 = "RS256"
    case rs384 = "RS384"
    case rs512 = "RS512"
    /// ECDSA, each hash with its own curve.
    case es256 = "ES256"
    case es384 = "ES384"
    case es512 = "ES512"
    /// Ed25519 by the name that RFC 9864 deprecates for the next one; Ed448 is not offered.
    case edDSA = "EdDSA"
    case ed25519 = "Ed25519"

    package var scheme: SignatureScheme {
        switch self {
        case .ps256: .rsaPSS(.sha256)
        case .ps384: .rsaPSS(.sha384)
        case .ps512: .rsaPSS(.sha512)
        case .rs256: .rsaPKCS1(.sha256)
        case .rs384: .rsaPKCS1(.sha384)
        case .rs512: .rsaPKCS1(.sha512)
        case .es256: .ecdsa(.sha256)
        case .es384: .ecdsa(.sha384)
        case .es512: .ecdsa(.sha512)
        case .edDSA, .ed25519: .ed25519
        }
    }

    /// Whether a key of that kind is of this algorithm, and strong enough.
    package func fits(_ kind: KeyKind) -> Bool {
        switch (self, kind) {
        case (.ps256, .rsa(let bits)), (.ps384, .rsa(let bits)), (.ps512, .rsa(let bits)), (.rs256, .rsa(let bits)),
            (.rs384, .rsa(let bits)), (.rs512, .rsa(let bits)):
            bits >= KeyKind.rsaBitsMin
        case (.es256, .p256), (.es384, .p384), (.es512, .p521), (.edDSA, .ed25519), (.ed25519, .ed25519): true
        default: false
        }
    }

    /// The curve whose signatures travel as `r || s` (RFC 7518 section 3.4); nil for the others.
    private var curve: KeyKind? {
        switch self {
        case .es256: .p256
        case .es384: .p384
        case .es512: .p521
        default: nil
        }
    }

    /// A signature in the form that a JWS has, from the form that keys make.
    func encoded(_ signature: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard let curve else { return signature }
        return try ECDSASignature.jose(fromDER: signature, curve)
    }

    /// Whether a JWS's signature is the key's over these bytes; false for a key of another algorithm.
    func verify(_ signature: [UInt8], of bytes: [UInt8], key: PublicKey) -> Bool {
        guard fits(key.kind) else { return false }
        guard let curve else { return key.verify(signature, of: bytes, scheme) }
        guard let der = try? ECDSASignature.der(fromJOSE: signature, curve) else { return false }
        return key.verify(der, of: bytes, scheme)
    }
}
