import OpenSSLCrypto

@testable import SharedLayer

/// Keys that are made once for all tests: those of RSA take long.
enum SampleKey {
    static func of(_ kind: KeyKind) throws -> PrivateKey {
        switch kind {
        case .rsa: try rsa.get()
        default: try PrivateKey.generate(kind)
        }
    }

    static func of(_ algorithm: JWSAlgorithm) throws -> PrivateKey {
        switch algorithm {
        case .ps256, .ps384, .ps512, .rs256, .rs384, .rs512: try of(.rsa(bits: 2048))
        case .es256: try of(.p256)
        case .es384: try of(.p384)
        case .es512: try of(.p521)
        case .edDSA, .ed25519: try of(KeyKind.ed25519)
        }
    }

    private static let rsa = Result { try PrivateKey.generate(.rsa(bits: 2048)) }
}
