import Logging
import OpenSSLCrypto
import SharedLayer
import Testing

@Suite("A signature that was kept")
struct ArchivedSignatureTests {
    private static let moment = Timestamp(secondsSince1970: 1_795_000_000)
    private static let payload = Array("payload".utf8)

    private static func certificate(_ key: PrivateKey) throws -> X509Certificate {
        try X509Certificate.selfSigned(
            subjectCommonName: "signer", key: key, notBefore: moment.secondsSince1970 - 60,
            notAfter: moment.secondsSince1970 + 60)
    }

    private static func signed(_ key: PrivateKey, thumbprint: String?) async throws -> ArchivedSignature {
        let surroundings = ServiceSurroundings(
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, now: { moment })
        return ArchivedSignature(
            try await CryptoService(surroundings).signDetached(
                payload, keyID: "k", keyStore: LocalKeyStore(["k": key]), audience: nil, url: nil,
                thumbprint: thumbprint))
    }

    @Test("counts with the certificate that it names, at a time at which that counted")
    func certificate() async throws {
        let key = try PrivateKey.generate(.rsa(bits: 2_048))
        let certificate = try Self.certificate(key)
        let signature = try await Self.signed(key, thumbprint: Base64URL.text(certificate.sha256Thumbprint))
        let header = try signature.verify(over: Self.payload, certificatePEM: certificate.pem, at: Self.moment)
        #expect(header.issuedAt == Self.moment.secondsSince1970)
        #expect(try ArchivedSignature.thumbprint(of: certificate.pem) == header.thumbprint)

        let other = try Self.certificate(PrivateKey.generate(.rsa(bits: 2_048)))
        for (pem, payload, moment, code) in [
            (other.pem, Self.payload, Self.moment, .certificateUnknown),
            (certificate.pem, Array("other".utf8), Self.moment, .signatureMismatch),
            (certificate.pem, Self.payload, Self.moment.adding(seconds: 61), .certificateUnfit),
            (certificate.pem, Self.payload, Self.moment.adding(seconds: -61), .certificateUnfit),
            ("no certificate", Self.payload, Self.moment, .certificateUnfit),
            (certificate.pem + other.pem, Self.payload, Self.moment, .certificateUnfit),
        ] as [(String, [UInt8], Timestamp, SignatureError.Code)] {
            let error = #expect(throws: SignatureError.self) {
                try signature.verify(over: payload, certificatePEM: pem, at: moment)
            }
            #expect(error?.code == code)
        }
    }

    @Test("counts with the public key that made it, and no other")
    func publicKey() async throws {
        let (key, other) = try (PrivateKey.generate(.rsa(bits: 2_048)), PrivateKey.generate(.rsa(bits: 2_048)))
        let signature = try await Self.signed(key, thumbprint: nil)
        #expect(try signature.verify(over: Self.payload, publicKeyPEM: key.publicKey.pem).keyID == "k")
        #expect(try signature.header().keyID == "k")
        #expect(throws: SignatureError.self) {
            try signature.verify(over: Self.payload, publicKeyPEM: other.publicKey.pem)
        }
        #expect(throws: SignatureError.self) { try signature.verify(over: Self.payload, publicKeyPEM: "no key") }
        #expect(try ArchivedSignature.publicKeyPEM(of: Self.certificate(key).pem) == key.publicKey.pem)
        #expect(try ArchivedSignature.publicKeyPEM(of: key.publicKey.pem) == key.publicKey.pem)
    }
}
