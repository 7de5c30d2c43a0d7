import Testing

@testable import OpenSSLCrypto

@Suite struct ECDSASignatureTests {
    @Test("converts between DER and JOSE's form and back", arguments: [KeyKind.p256, .p384, .p521, .secp256k1])
    func roundTrip(kind: KeyKind) throws {
        let key = try PrivateKey.generate(kind)
        let size = try #require(kind.coordinateByteCount)
        // Many, because leading zeros of r and s come in one signature of 256 each.
        for number in 0..<200 {
            let der = try key.sign(Array("\(number)".utf8), .ecdsa(.sha256))
            let jose = try ECDSASignature.jose(fromDER: der, kind)
            #expect(jose.count == 2 * size)
            #expect(try ECDSASignature.der(fromJOSE: jose, kind) == der)
        }
    }

    @Test("refuses what is no signature of that curve")
    func malformed() throws {
        #expect(throws: CryptoError.self) { try ECDSASignature.jose(fromDER: [1, 2, 3], .p256) }
        #expect(throws: CryptoError.self) { try ECDSASignature.der(fromJOSE: [1, 2, 3], .p256) }
        let long = try PrivateKey.generate(.p521).sign([1], .ecdsa(.sha512))
        let error = #expect(throws: CryptoError.self) { try ECDSASignature.jose(fromDER: long, .p256) }
        #expect(error?.code == .invalidSignature)
        let unfit = #expect(throws: CryptoError.self) { try ECDSASignature.jose(fromDER: long, .rsa(bits: 2048)) }
        #expect(unfit?.code == .schemeUnsupported)
    }
}
