import TestSupport
import Testing

@testable import OpenSSLCrypto

@Suite struct CertificateTests {
    private let notBefore: Int64 = 1_700_000_000
    private let notAfter: Int64 = 4_900_000_000

    @Test("makes a self-signed certificate that it reads back")
    func selfSigned() throws {
        let key = try PrivateKey.generate(.rsa(bits: 2048))
        let certificate = try X509Certificate.selfSigned(
            subjectCommonName: "Émile & Söhne, GmbH", key: key, notBefore: notBefore, notAfter: notAfter)
        #expect(certificate.publicKey == key.publicKey)
        #expect(certificate.notBefore == notBefore)
        #expect(certificate.notAfter == notAfter)
        #expect(certificate.subject == "CN=Émile & Söhne\\, GmbH")
        #expect(certificate.issuer == certificate.subject)
        #expect(certificate.allowsDigitalSignature)
        #expect(certificate.sha256Thumbprint == Digest.hash(.sha256, certificate.der))
        #expect(try X509Certificate(pem: certificate.pem) == certificate)
        #expect(try X509Certificate(der: certificate.der) == certificate)
        #expect(certificate.isValid(at: notBefore) && certificate.isValid(at: notAfter))
        #expect(!certificate.isValid(at: notBefore - 1) && !certificate.isValid(at: notAfter + 1))
    }

    @Test("gives each certificate another serial number")
    func serialNumbers() throws {
        let key = try PrivateKey.generate(.p256)
        let numbers = try (0..<5).map { _ in
            try X509Certificate.selfSigned(
                subjectCommonName: "a", key: key, notBefore: notBefore, notAfter: notAfter
            ).serialNumber
        }
        #expect(Set(numbers).count == 5)
        #expect(numbers.allSatisfy { $0.count == 32 })
    }

    @Test("makes certificates that Python's cryptography reads, with the same thumbprint")
    func readByPython() async throws {
        let foreign = try await ForeignCrypto.prepare()
        let authority = try CertificateAuthority.root(
            commonName: "root", kind: .ed25519, notBefore: notBefore, notAfter: notAfter)
        let key = try PrivateKey.generate(.p256)
        let certificate = try authority.issue(
            CertificateTemplate(
                commonName: "leaf", organization: "Example", publicKey: key.publicKey, notBefore: notBefore,
                notAfter: notAfter, dnsNames: ["example.com"]))
        let script = """
            leaf, root = (x509.load_der_x509_certificate(octets(text)) for text in arguments)
            leaf.verify_directly_issued_by(root)
            names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
            print(leaf.fingerprint(hashes.SHA256()).hex(), leaf.subject.rfc4514_string(), names.get_values_for_type(x509.DNSName)[0])
            """
        let output = try await foreign.run(
            script, [hexadecimal(certificate.der), hexadecimal(authority.certificate.der)])
        #expect(output == "\(hexadecimal(certificate.sha256Thumbprint)) CN=leaf,O=Example example.com")
    }

    @Test("reads a certificate of the openssl command and the chain around it")
    func readsForeign() async throws {
        let made = try await ChildProcess.finish(
            "openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-noenc", "-keyout", "/dev/null", "-subj", "/CN=foreign",
                "-days", "2",
            ])
        let certificate = try X509Certificate(pem: made.output)
        #expect(certificate.subject == "CN=foreign")
        #expect(certificate.notAfter - certificate.notBefore == 2 * 86_400)
        #expect(try X509Certificate.chain(pem: made.output + made.output).count == 2)
    }

    @Test("refuses what is no certificate")
    func garbage() throws {
        let key = try PrivateKey.generate(.p256)
        let certificate = try X509Certificate.selfSigned(
            subjectCommonName: "a", key: key, notBefore: notBefore, notAfter: notAfter)
        for der in [[], [0x30, 0x80], certificate.der + [0], Array(certificate.der.dropLast()), key.pkcs8DER] {
            let error = #expect(throws: CryptoError.self) { try X509Certificate(der: der) }
            #expect(error?.code == .invalidCertificate)
        }
        for pem in ["", key.pem, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
            #expect(throws: CryptoError.self) { try X509Certificate(pem: pem) }
        }
    }

    @Test("makes no certificate with a name or times that X.509 cannot hold")
    func impossible() throws {
        let key = try PrivateKey.generate(.p256)
        for (name, from, to) in [("", 0, 1), (String(repeating: "n", count: 65), 0, 1), ("a", 2, 1)]
            as [(String, Int64, Int64)]
        {
            let error = #expect(throws: CryptoError.self) {
                try X509Certificate.selfSigned(subjectCommonName: name, key: key, notBefore: from, notAfter: to)
            }
            #expect(error?.code == .invalidParameter)
        }
        #expect(throws: CryptoError.self) {
            try X509Certificate.selfSigned(subjectCommonName: "a", key: key, notBefore: 0, notAfter: .max)
        }
        let authority = try CertificateAuthority.root(commonName: "r", notBefore: 0, notAfter: 1)
        #expect(throws: CryptoError.self) {
            try authority.issue(
                CertificateTemplate(
                    commonName: "a", publicKey: key.publicKey, notBefore: 0, notAfter: 1,
                    dnsNames: ["a,email:evil@example.com"]))
        }
        #expect(throws: CryptoError.self) { try CertificateAuthority(certificate: authority.certificate, key: key) }
    }
}

extension CertificateTests {
    @Test(
        "gives a key's numbers as Python's cryptography reads them",
        arguments: [
            KeyKind.rsa(bits: 2048), .p256, .p384, .p521, .ed25519,
        ])
    func numbers(kind: KeyKind) async throws {
        let foreign = try await ForeignCrypto.prepare()
        let key = try PrivateKey.generate(kind).publicKey
        let script = """
            key = serialization.load_der_public_key(octets(arguments[0]))
            if isinstance(key, rsa.RSAPublicKey):
                print(f"{key.public_numbers().n:x} {key.public_numbers().e:06x}")
            elif isinstance(key, ec.EllipticCurvePublicKey):
                size = 2 * ((key.curve.key_size + 7) // 8)
                print(f"{key.public_numbers().x:0{size}x} {key.public_numbers().y:0{size}x}")
            else:
                print(key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw).hex())
            """
        let parts: [[UInt8]] =
            switch try key.numbers() {
            case .rsa(let modulus, let exponent): [modulus, exponent]
            case .point(let x, let y): [x, y]
            case .ed25519(let bytes): [bytes]
            }
        #expect(
            try await foreign.run(script, [hexadecimal(key.spkiDER)]) == parts.map(hexadecimal).joined(separator: " "))
    }

    @Test("reads one certificate and nothing else where one is expected")
    func only() throws {
        let key = try PrivateKey.generate(.p256)
        let certificate = try X509Certificate.selfSigned(
            subjectCommonName: "a", key: key, notBefore: 1, notAfter: 2)
        let pem = certificate.pem
        #expect(try X509Certificate.only(pem: pem) == certificate)
        #expect(try X509Certificate.only(pem: "\r\n" + pem.replacing("\n", with: "\r\n") + "\n  \n") == certificate)
        for text in [pem + pem, pem + key.pem, pem + "trailing", "subject=a\n" + pem] {
            #expect(try X509Certificate.only(pem: text) == nil)
        }
        let damaged = PEM(label: "CERTIFICATE", der: certificate.der + [0]).text
        #expect(throws: CryptoError.self) { try X509Certificate.only(pem: damaged) }
    }
}
