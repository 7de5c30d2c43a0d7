import OpenSSLCrypto
import TestSupport
import Testing

@testable import SharedLayer

@Suite struct CertificateEntryTests {
    private func code(_ entry: CertificateEntry) -> CertificateError.Code? {
        do throws(CertificateError) {
            _ = try entry.checkedCertificate(at: Timestamp(secondsSince1970: SigningParty.now))
            return nil
        } catch {
            return error.code
        }
    }

    private func entry(_ pem: String, _ thumbprint: String) -> CertificateEntry {
        CertificateEntry(
            entityID: "party", type: "signing", pem: pem, status: .active, notBefore: Timestamp(secondsSince1970: 0),
            notAfter: Timestamp(secondsSince1970: 1), thumbprint: thumbprint)
    }

    @Test("holds one certificate, its own, and nothing around it")
    func forms() throws {
        let (own, other) = (try SigningParty(.p256), try SigningParty(.p256))
        let pem = own.certificate.pem
        let trailing = own.certificate.der + [0]
        let block = "-----BEGIN CERTIFICATE-----\n\(base64(trailing))\n-----END CERTIFICATE-----\n"
        for (text, expected) in [
            (pem, nil), (pem + other.certificate.pem, .notAlone), ("text\n" + pem, .notAlone),
            (pem + own.key.pem, .notAlone), (other.certificate.pem, .thumbprintMismatch), (block, .malformed),
            (String(pem.dropLast(40)), .malformed), ("", .malformed), (own.key.pem, .notAlone),
        ] as [(String, CertificateError.Code?)] {
            #expect(code(entry(text, own.thumbprint)) == expected, "\(text)")
        }
    }

    @Test("does not count with a short key")
    func weakKey() async throws {
        let made = try await ChildProcess.finish(
            "openssl",
            [
                "req", "-x509", "-newkey", "rsa:1024", "-noenc", "-keyout", "/dev/null", "-subj", "/CN=weak", "-days",
                "2",
            ])
        let weak = try X509Certificate(pem: made.output)
        let entry = CertificateEntry(entityID: "party", type: "signing", certificate: weak)
        let error = #expect(throws: CertificateError.self) {
            try entry.checkedCertificate(at: Timestamp(secondsSince1970: weak.notBefore + 1))
        }
        #expect(error?.code == .weakKey)
    }

    private func base64(_ bytes: [UInt8]) -> String {
        let text = Base64URL.text(bytes).replacing("-", with: "+").replacing("_", with: "/")
        return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    }
}
