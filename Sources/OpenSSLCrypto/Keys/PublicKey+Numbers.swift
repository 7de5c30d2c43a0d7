extension PublicKey {
    /// The key that consists of these numbers.
    ///
    /// - Parameter curve: of a point; the others say it themselves.
    /// - Throws: `invalidKey` when there is no such key: a point beside its curve, an even modulus, numbers of another length.
    package init(_ numbers: PublicKeyNumbers, curve: KeyKind? = nil) throws(CryptoError) {
        let spki: [UInt8] =
            switch numbers {
            case .rsa(let modulus, let exponent):
                SubjectPublicKeyInfo.rsa(modulus: modulus, exponent: exponent)
            case .point(let x, let y):
                try SubjectPublicKeyInfo.point(x: x, y: y, on: curve)
            case .ed25519(let bytes):
                SubjectPublicKeyInfo.ed25519(bytes)
            }
        try self.init(spkiDER: spki)
    }
}
