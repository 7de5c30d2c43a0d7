import TestSupport
import Testing

@testable import OpenSSLCrypto

@Suite struct SignatureTests {
    static let pairs: [(KeyKind, SignatureScheme)] = [
        (.rsa(bits: 2048), .rsaPSS(.sha256)), (.rsa(bits: 2048), .rsaPSS(.sha384)),
        (.rsa(bits: 2048), .rsaPSS(.sha512)), (.rsa(bits: 2048), .rsaPKCS1(.sha256)),
        (.rsa(bits: 2048), .rsaPKCS1(.sha512)), (.p256, .ecdsa(.sha256)), (.p384, .ecdsa(.sha384)),
        (.p521, .ecdsa(.sha512)), (.secp256k1, .ecdsa(.sha256)), (.ed25519, .ed25519),
    ]

    @Test("verifies what it signed, and neither other bytes nor another key's signature", arguments: pairs)
    func roundTrip(kind: KeyKind, scheme: SignatureScheme) throws {
        let key = try PrivateKey.generate(kind)
        let other = try PrivateKey.generate(kind)
        let message = Array("exactly these bytes".utf8)
        let signature = try key.sign(message, scheme)
        #expect(key.publicKey.verify(signature, of: message, scheme))
        #expect(!key.publicKey.verify(signature, of: message + [0], scheme))
        #expect(!key.publicKey.verify(signature, of: [], scheme))
        #expect(!other.publicKey.verify(signature, of: message, scheme))
        #expect(!key.publicKey.verify(Array(signature.dropLast()), of: message, scheme))
        #expect(!key.publicKey.verify([], of: message, scheme))
    }

    @Test("signs a digest as it signs the message", arguments: pairs.filter { $0.1 != .ed25519 })
    func digests(kind: KeyKind, scheme: SignatureScheme) throws {
        let key = try PrivateKey.generate(kind)
        let message = Array("hash me first".utf8)
        let hash = try #require(scheme.hash)
        let digest = Digest.hash(hash, message)
        let signature = try key.sign(digest: digest, scheme)
        #expect(key.publicKey.verify(signature, of: message, scheme))
        #expect(key.publicKey.verify(try key.sign(message, scheme), ofDigest: digest, scheme))
        #expect(!key.publicKey.verify(signature, ofDigest: Digest.hash(hash, [1]), scheme))
        #expect(!key.publicKey.verify(signature, ofDigest: [1, 2, 3], scheme))
        let error = #expect(throws: CryptoError.self) { try key.sign(digest: digest + [0], scheme) }
        #expect(error?.code == .invalidParameter)
    }

    @Test("refuses a scheme that is not the key's kind")
    func wrongScheme() throws {
        let key = try PrivateKey.generate(.p256)
        for scheme in [SignatureScheme.rsaPSS(.sha256), .rsaPKCS1(.sha256), .ed25519] {
            let error = #expect(throws: CryptoError.self) { try key.sign([1], scheme) }
            #expect(error?.code == .schemeUnsupported)
            #expect(!key.publicKey.verify([1], of: [1], scheme))
        }
        let edwards = try PrivateKey.generate(.ed25519)
        #expect(throws: CryptoError.self) { try edwards.sign(digest: Digest.hash(.sha512, [1]), .ed25519) }
    }

    @Test("takes one padding for the other for no valid signature")
    func paddingsDiffer() throws {
        let key = try PrivateKey.generate(.rsa(bits: 2048))
        let signature = try key.sign([1], .rsaPKCS1(.sha256))
        #expect(!key.publicKey.verify(signature, of: [1], .rsaPSS(.sha256)))
        #expect(!key.publicKey.verify(signature, of: [1], .rsaPKCS1(.sha384)))
    }

    @Test("shares one key between tasks that sign at the same time")
    func concurrency() async throws {
        let key = try PrivateKey.generate(.rsa(bits: 2048))
        let valid = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let message = Array("message \(number)".utf8)
                    return key.publicKey.verify(try key.sign(message, .rsaPSS(.sha256)), of: message, .rsaPSS(.sha256))
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(valid == 64)
    }

    @Test("signs and verifies with one key in many tasks at once", arguments: [pairs[0], pairs[5], pairs[8]])
    func concurrently(kind: KeyKind, scheme: SignatureScheme) async throws {
        let key = try PrivateKey.generate(kind)
        let count = try await withThrowingTaskGroup { group in
            for number in 0..<64 {
                group.addTask {
                    let message = [UInt8](repeating: UInt8(number), count: number)
                    let signature = try key.sign(message, scheme)
                    return key.publicKey.verify(signature, of: message, scheme)
                        && !key.publicKey.verify(signature, of: message + [1], scheme)
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(count == 64)
    }

    @Test("uses no RSA key of less than 2048 bits")
    func weakKey() async throws {
        let made = try await ChildProcess.finish(
            "openssl", ["genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"])
        try #require(made.succeeded)
        let key = try PrivateKey(pem: made.output)
        for scheme in [SignatureScheme.rsaPSS(.sha256), .rsaPKCS1(.sha256)] {
            let error = #expect(throws: CryptoError.self) { try key.sign([1], scheme) }
            #expect(error?.code == .weakKey)
        }
        let script =
            "print(serialization.load_pem_private_key(arguments[0].encode(), None).sign(b'a', padding.PKCS1v15(), digest('SHA256')).hex())"
        let signature = bytes(try await ForeignCrypto.prepare().run(script, [made.output]))
        #expect(signature.count == 128)
        #expect(!key.publicKey.verify(signature, of: Array("a".utf8), .rsaPKCS1(.sha256)))
    }

    @Test("uses a key that is for RSA-PSS only for nothing else")
    func restrictedKey() async throws {
        let made = try await ChildProcess.finish(
            "openssl", ["genpkey", "-quiet", "-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048"])
        try #require(made.succeeded)
        let key = try PrivateKey(pem: made.output)
        let signature = try key.sign([1], .rsaPSS(.sha512))
        #expect(key.publicKey.verify(signature, of: [1], .rsaPSS(.sha512)))
        let error = #expect(throws: CryptoError.self) { try key.sign([1], .rsaPKCS1(.sha256)) }
        #expect(error?.code == .operationFailed)
        #expect(!key.publicKey.verify(signature, of: [1], .rsaPKCS1(.sha256)))
    }
}
