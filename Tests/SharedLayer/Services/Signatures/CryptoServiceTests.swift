import OpenSSLCrypto
import Testing

@testable import SharedLayer

@Suite struct CryptoServiceTests {
    @Test("verifies what it signed, and names the certificate when there is one")
    func roundTrip() async throws {
        let party = try SigningParty()
        let service = CryptoService(.test())
        let compact = try await service.signDetached(
            [1, 2, 3], keyID: "k", keyStore: LocalKeyStore(["k": party.key]), audience: SigningParty.audience,
            url: SigningParty.url, thumbprint: party.thumbprint)
        let verified = try service.verifyDigitalSignature(
            compact, of: [1, 2, 3], certificates: [party.entry()], expecting: SigningParty.expectation)
        #expect(verified.thumbprint == party.thumbprint)
        let header = try DetachedJWS(compact: compact).header
        #expect(header.keyID == nil)
        #expect(try DetachedJWS(compact: compact).compact == compact)
    }

    @Test("names the key itself when it has no certificate, and leaves out what it is not told")
    func keyID() async throws {
        let key = try PrivateKey.generate(.rsa(bits: 2048))
        let compact = try await CryptoService(.test()).signDetached(
            [], keyID: "k", keyStore: LocalKeyStore(["k": key]), audience: nil, url: nil)
        let jws = try DetachedJWS(compact: compact)
        #expect(jws.header.keyID == "k")
        #expect(jws.header.url == nil && jws.header.audience == nil && jws.header.thumbprint == nil)
        #expect(jws.isValid(over: [], key: key.publicKey))
        #expect(!jws.isValid(over: [1], key: key.publicKey))
    }

    @Test("says that a key did not sign, and why")
    func failures() async throws {
        let key = try PrivateKey.generate(.p256)
        let service = CryptoService(.test())
        for (keyID, code) in [("other", KeyStoreError.Code.keyNotFound), ("k", .schemeUnsupported)] {
            let error = await #expect(throws: SignatureError.self) {
                try await service.sign([1], keyID: keyID, scheme: .rsaPSS(.sha256), keyStore: LocalKeyStore(["k": key]))
            }
            #expect(error?.code == .signingFailed)
            #expect((error?.cause as? KeyStoreError)?.code == code)
        }
    }

    @Test("verifies plain signatures by a certificate")
    func plain() throws {
        let party = try SigningParty()
        let service = CryptoService(.test())
        let signature = try party.key.sign([1], .rsaPKCS1(.sha256))
        #expect(
            service.verifyDigitalSignature(
                signature, of: [1], certificate: party.certificate, scheme: .rsaPKCS1(.sha256)))
        #expect(
            !service.verifyDigitalSignature(
                signature, of: [2], certificate: party.certificate, scheme: .rsaPKCS1(.sha256)))
    }

    @Test("hashes, and compares codes and secrets")
    func hashing() {
        let service = CryptoService(.test())
        #expect(Hexadecimal.text(service.digest(Array("abc".utf8))).hasPrefix("ba7816bf8f01cfea414140de5dae2223"))
        let code = service.authenticationCode(of: [1], secret: [2], .sha512)
        #expect(code.count == 64)
        #expect(service.isAuthentic([1], code: code, secret: [2], .sha512))
        #expect(!service.isAuthentic([1], code: code, secret: [3], .sha512))
        #expect(!service.isAuthentic([1], code: Array(code.dropLast()), secret: [2], .sha512))
        #expect(service.isEqual([1, 2], [1, 2]) && !service.isEqual([1, 2], [1, 3]) && !service.isEqual([], [1]))
    }
}
