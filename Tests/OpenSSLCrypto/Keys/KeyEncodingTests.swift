import TestSupport
import Testing

@testable import OpenSSLCrypto

@Suite struct KeyEncodingTests {
    @Test(
        "reads back its own keys from DER and PEM",
        arguments: [KeyKind.rsa(bits: 2048), .rsa(bits: 3072), .p256, .p384, .p521, .secp256k1, .ed25519])
    func roundTrip(kind: KeyKind) throws {
        let key = try PrivateKey.generate(kind)
        #expect(key.kind == kind)
        #expect(try PrivateKey(pkcs8DER: key.pkcs8DER).pkcs8DER == key.pkcs8DER)
        #expect(try PrivateKey(pem: key.pem).publicKey == key.publicKey)
        #expect(try PublicKey(spkiDER: key.publicKey.spkiDER).kind == kind)
        #expect(try PublicKey(pem: key.publicKey.pem) == key.publicKey)
        #expect(key.pem.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
        #expect(key.publicKey.pem.hasSuffix("-----END PUBLIC KEY-----\n"))
    }

    @Test("never prints a private key")
    func description() throws {
        let key = try PrivateKey.generate(.p256)
        #expect("\(key)" == "PrivateKey(p256)")
        #expect(String(reflecting: key) == "PrivateKey(p256)")
        #expect(Mirror(reflecting: key).children.isEmpty)
    }

    @Test("refuses bytes before, behind and instead of a key")
    func garbage() throws {
        let key = try PrivateKey.generate(.p256)
        for der in [
            [], [0x30], [0] + key.pkcs8DER, key.pkcs8DER + [0], Array(key.pkcs8DER.dropLast()),
            [UInt8](repeating: 0xff, count: 4096),
        ] {
            let error = #expect(throws: CryptoError.self) { try PrivateKey(pkcs8DER: der) }
            #expect(error?.code == .invalidKey)
        }
        for der in [[], key.publicKey.spkiDER + [0], key.pkcs8DER] {
            #expect(throws: CryptoError.self) { try PublicKey(spkiDER: der) }
        }
        for text in ["", "hello", key.publicKey.pem, "-----BEGIN PRIVATE KEY-----\n????\n-----END PRIVATE KEY-----\n"] {
            #expect(throws: CryptoError.self) { try PrivateKey(pem: text) }
        }
    }

    @Test("refuses an encrypted key at once instead of asking for its password")
    func encrypted() async throws {
        let made = try await ChildProcess.finish(
            "openssl", ["genpkey", "-algorithm", "RSA", "-quiet", "-aes256", "-pass", "pass:secret"])
        try #require(made.output.contains("BEGIN ENCRYPTED PRIVATE KEY"))
        let error = #expect(throws: CryptoError.self) { try PrivateKey(pem: made.output) }
        #expect(error?.message == "Encrypted PEM is not offered")
    }

    @Test("reads the older forms of private keys", arguments: ["RSA", "EC"])
    func traditional(form: String) async throws {
        let made =
            form == "RSA"
            ? try await ChildProcess.finish("openssl", ["genrsa", "-traditional", "2048"])
            : try await ChildProcess.finish("openssl", ["ecparam", "-name", "prime256v1", "-genkey", "-noout"])
        try #require(made.output.contains("BEGIN \(form) PRIVATE KEY"))
        #expect(try PrivateKey(pem: made.output).kind == (form == "RSA" ? .rsa(bits: 2048) : .p256))
    }

    @Test("refuses kinds of keys that are not offered", arguments: ["secp224r1", "brainpoolP256r1"])
    func otherCurves(curve: String) async throws {
        let made = try await ChildProcess.finish("openssl", ["ecparam", "-name", curve, "-genkey", "-noout"])
        let error = #expect(throws: CryptoError.self) { try PrivateKey(pem: made.output) }
        #expect(error?.code == .invalidKey)
    }

    @Test("makes no RSA key that is too short or absurdly long", arguments: [0, 512, 1024, 2047, 8193, 1 << 40])
    func keyLengths(bits: Int) {
        let error = #expect(throws: CryptoError.self) { try PrivateKey.generate(.rsa(bits: bits)) }
        #expect(error?.code == .invalidParameter)
    }
}
