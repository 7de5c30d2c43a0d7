package import OpenSSLCrypto

/// A key that verifies messages. Its algorithm belongs to it: no signature can choose another.
package struct HTTPVerificationKey: Sendable {
    package let algorithm: HTTPSignatureAlgorithm
    private let material: Material

    private enum Material {
        case publicKey(PublicKey)
        case secret([UInt8])
    }

    /// - Throws: `HTTPSignatureError` with `keyUnfit` when the key is of another kind than the algorithm, or weak.
    package init(_ publicKey: PublicKey, algorithm: HTTPSignatureAlgorithm) throws(HTTPSignatureError) {
        guard algorithm.fits(publicKey.kind) else {
            throw HTTPSignatureError(.keyUnfit, "\(publicKey.kind) keys are not for \(algorithm.rawValue)")
        }
        self.algorithm = algorithm
        material = .publicKey(publicKey)
    }

    /// A secret that both sides know, for `hmac-sha256`.
    /// - Throws: `HTTPSignatureError` with `keyUnfit` below 32 bytes.
    package init(secret: [UInt8]) throws(HTTPSignatureError) {
        guard secret.count >= HTTPSigningKey.secretBytesMin else {
            throw HTTPSignatureError(.keyUnfit, "A secret has at least \(HTTPSigningKey.secretBytesMin) bytes")
        }
        algorithm = .hmacSHA256
        material = .secret(secret)
    }

    func verify(_ signature: [UInt8], of base: [UInt8]) -> Bool {
        switch material {
        case .secret(let secret): return ConstantTime.equal(HMAC.authenticate(.sha256, key: secret, base), signature)
        case .publicKey(let key):
            guard let scheme = algorithm.scheme else { return false }
            guard let curve = algorithm.curve else { return key.verify(signature, of: base, scheme) }
            guard let der = try? ECDSASignature.der(fromJOSE: signature, curve) else { return false }
            return key.verify(der, of: base, scheme)
        }
    }
}

/// The secret is in no description and no dump.
extension HTTPVerificationKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "HTTPVerificationKey(\(algorithm.rawValue))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
