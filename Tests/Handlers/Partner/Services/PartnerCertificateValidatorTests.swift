import Logging
import OpenSSLCrypto
import SharedLayer
import Testing

@testable import Partner

@Suite("Certificates that are entered")
struct PartnerCertificateValidatorTests {
    static let now = Calls.now.secondsSince1970
    static let day: Int64 = 86_400

    @Test("count when they are strong, in time, and of a key that signs")
    func taken() async throws {
        let key = try PrivateKey.generate(.rsa(bits: 2_048))
        for start in [Self.now - 10, Self.now + 89 * Self.day] {
            let certificate = try X509Certificate.selfSigned(
                subjectCommonName: "p", key: key, notBefore: start, notAfter: start + 300 * Self.day)
            let found = try await Self.check(certificate.pem)
            #expect(found == certificate)
        }
    }

    @Test("are refused when they are weak, over, far away, of another kind, or none")
    func refused() async throws {
        let rsa = try PrivateKey.generate(.rsa(bits: 2_048))
        func pem(_ key: PrivateKey, _ start: Int64, _ days: Int64) throws -> String {
            try X509Certificate.selfSigned(
                subjectCommonName: "p", key: key, notBefore: start, notAfter: start + days * Self.day
            ).pem
        }
        let good = try pem(rsa, Self.now - 10, 300)
        let cases: [(String, PartnerRule)] = [
            (Self.weak, .certificateWeak),
            (try pem(rsa, Self.now - 10 * Self.day, 9), .certificateExpired),
            (try pem(rsa, Self.now + 91 * Self.day, 9), .certificateTooEarly),
            (try pem(.generate(.p256), Self.now - 10, 300), .certificateUsage),
            ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", .certificateMalformed),
            (String(repeating: good, count: 6), .certificateMalformed),
            (rsa.pem, .certificateMalformed),
        ]
        for (text, rule) in cases {
            let error = await #expect(throws: PartnerError.self) { try await Self.check(text) }
            #expect(error?.rule == rule)
        }
    }

    @Test("need a path to an authority where authorities are named, by way of those that come with them")
    func authorities() async throws {
        let authority = try CertificateAuthority.root(
            commonName: "Root", notBefore: Self.now - Self.day, notAfter: Self.now + 900 * Self.day)
        let key = try PrivateKey.generate(.rsa(bits: 2_048))
        let issued = try authority.issue(
            CertificateTemplate(
                commonName: "p", publicKey: key.publicKey, notBefore: Self.now - 10, notAfter: Self.now + 9 * Self.day))
        _ = try await Self.check(issued.pem, authorities: authority.certificate.pem)
        let own = try X509Certificate.selfSigned(
            subjectCommonName: "p", key: key, notBefore: Self.now - 10, notAfter: Self.now + 9 * Self.day)
        let error = await #expect(throws: PartnerError.self) {
            try await Self.check(own.pem, authorities: authority.certificate.pem)
        }
        #expect(error?.rule == .certificateNotTrusted)
    }

    private static func check(_ pem: String, authorities: String? = nil) async throws -> X509Certificate {
        let surroundings = ServiceSurroundings(
            logger: LoggingUtils.logger(service: "test", level: .critical), now: { Calls.now })
        let validator = PartnerCertificateValidator(
            service: CertificateService(
                surroundings, source: NoCertificates(), trust: authorities.map { FixedTrust(authorities: $0) }),
            checksAuthorities: authorities != nil)
        return try await validator.check(pem, for: .signing, of: "p", at: Calls.now)
    }

    private struct NoCertificates: CertificateSource {
        func certificates(of entityID: String, type: String) -> [CertificateEntry] { [] }
    }

    private struct FixedTrust: TrustSource {
        let authorities: String

        func trustMaterial(for type: String) -> TrustMaterial {
            TrustMaterial(anchors: [authorities], checksRevocation: false)
        }
    }

    /// A key of 1024 bits, by `openssl req -x509 -newkey rsa:1024 -nodes -days 36500 -subj /CN=weak`: our own code makes none.
    private static let weak = """
        -----BEGIN CERTIFICATE-----
        MIIB/DCCAWWgAwIBAgIUKAgaG7sroNfUeBSkJMeBY2pMn8owDQYJKoZIhvcNAQEL
        BQAwDzENMAsGA1UEAwwEd2VhazAgFw0yNjExMjIwMTE5NTVaGA8yMTI2MTAyOTAx
        MTk1NVowDzENMAsGA1UEAwwEd2VhazCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkC
        gYEA3g3eW2CT+8wMC/6RPZpT7gLtFs3m6NmNoWO+//uBYhri5dTsGi/PMbrs4I93
        1eys8+qN7LpZNDrIH7tFz/XAhaF2d83xSFo5nhnLpdIbOEM8R27W2qMiXPzUbR4Q
        Gro2f/8jGvhTGY+BcbOoug4pBsetvu3oCvJcDgG4OBsVHcMCAwEAAaNTMFEwHQYD
        VR0OBBYEFKniTyR7LwhTu50jFRtoHuE41S3AMB8GA1UdIwQYMBaAFKniTyR7LwhT
        u50jFRtoHuE41S3AMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADgYEA
        vbrzWm5CsJiAW+fwCKlgNQi2nQBxBGBJRyhLpFV9eFQZHxsIf3uffOiujjE2g+Iz
        hXRirReVu9OSDr4Hl65I8Ri5u1I3tJ6c4vjhuZ5G8ehuOQ73NjlS8a7qQvyddqZq
        nXYO0MWRLBBlNNeaVAXoSclHEIwC+rvWh3UEpo5I4fE=
        -----END CERTIFICATE-----

        """
}
