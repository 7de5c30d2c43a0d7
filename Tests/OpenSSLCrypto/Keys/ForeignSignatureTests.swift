import TestSupport
import Testing

@testable import OpenSSLCrypto

@Suite struct ForeignSignatureTests {
    @Test("makes RSA signatures that Python's cryptography verifies, with a salt as long as the hash")
    func rsaIsAccepted() async throws {
        let foreign = try await ForeignCrypto.prepare()
        let key = try PrivateKey.generate(.rsa(bits: 2048))
        let message = Array("from Swift".utf8)
        let script = """
            key = serialization.load_der_public_key(octets(arguments[0]))
            key.verify(octets(arguments[1]), octets(arguments[3]), pss('SHA256'), digest('SHA256'))
            key.verify(octets(arguments[2]), octets(arguments[3]), padding.PKCS1v15(), digest('SHA512'))
            print('verified')
            """
        let output = try await foreign.run(
            script,
            [
                hexadecimal(key.publicKey.spkiDER), hexadecimal(try key.sign(message, .rsaPSS(.sha256))),
                hexadecimal(try key.sign(message, .rsaPKCS1(.sha512))), hexadecimal(message),
            ])
        #expect(output == "verified")
    }

    @Test("verifies Python's RSA-PSS signatures, but none with another salt length")
    func saltLength() async throws {
        let foreign = try await ForeignCrypto.prepare()
        let key = try PrivateKey.generate(.rsa(bits: 2048))
        let script = """
            key = serialization.load_der_private_key(octets(arguments[0]), None)
            print(','.join(key.sign(b'from Python', pss('SHA256', salt), digest('SHA256')).hex() for salt in (32, 20, 222)))
            """
        let signatures = try await foreign.run(script, [hexadecimal(key.pkcs8DER)]).split(separator: ",")
        let verdicts = signatures.map { signature in
            key.publicKey.verify(bytes(String(signature)), of: Array("from Python".utf8), .rsaPSS(.sha256))
        }
        #expect(verdicts == [true, false, false])
    }

    @Test("understands Python's elliptic signatures and keys, and is understood")
    func elliptic() async throws {
        let foreign = try await ForeignCrypto.prepare()
        let key = try PrivateKey.generate(.p384)
        let edwards = try PrivateKey.generate(.ed25519)
        let script = """
            key = serialization.load_der_private_key(octets(arguments[0]), None)
            key.public_key().verify(octets(arguments[1]), b'hello', ec.ECDSA(digest('SHA384')))
            edwards = serialization.load_der_private_key(octets(arguments[2]), None)
            edwards.public_key().verify(octets(arguments[3]), b'hello')
            print(key.sign(b'hello', ec.ECDSA(digest('SHA384'))).hex() + ',' + edwards.sign(b'hello').hex())
            """
        let message = Array("hello".utf8)
        let signatures = try await foreign.run(
            script,
            [
                hexadecimal(key.pkcs8DER), hexadecimal(try key.sign(message, .ecdsa(.sha384))),
                hexadecimal(edwards.pkcs8DER), hexadecimal(try edwards.sign(message, .ed25519)),
            ]
        ).split(separator: ",").map { bytes(String($0)) }
        try #require(signatures.count == 2)
        #expect(key.publicKey.verify(signatures[0], of: message, .ecdsa(.sha384)))
        #expect(edwards.publicKey.verify(signatures[1], of: message, .ed25519))
    }
}
