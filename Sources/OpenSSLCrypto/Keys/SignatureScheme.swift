/// How a message is signed.
///
/// RSA-PSS uses the same hash for the message and for MGF1, and a salt as long as the hash (RFC 7518 section 3.5); any
/// other salt length is refused. ECDSA signatures are in DER (see `ECDSASignature` for JOSE's form).
package enum SignatureScheme: Sendable, Hashable {
    case rsaPSS(HashAlgorithm)
    case rsaPKCS1(HashAlgorithm)
    case ecdsa(HashAlgorithm)
    case ed25519

    /// Nil for Ed25519, which hashes on its own.
    package var hash: HashAlgorithm? {
        switch self {
        case .rsaPSS(let hash), .rsaPKCS1(let hash), .ecdsa(let hash): hash
        case .ed25519: nil
        }
    }

    /// Also false for RSA keys below 2048 bits.
    func fits(_ kind: KeyKind) -> Bool {
        switch (self, kind) {
        case (.rsaPSS, .rsa(let bits)), (.rsaPKCS1, .rsa(let bits)): bits >= KeyKind.rsaBitsMin
        case (.ecdsa, .p256), (.ecdsa, .p384), (.ecdsa, .p521), (.ecdsa, .secp256k1): true
        case (.ed25519, .ed25519): true
        default: false
        }
    }
}
