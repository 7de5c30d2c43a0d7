import CurlTransport
import Logging
import OpenSSLCrypto
import SharedLayer
import TestSupport
import Testing

@testable import Partner

@Suite("Authorities in a parameter", .timeLimit(.minutes(5)))
struct ParameterTrustTests {
    @Test("decide which certificates are taken")
    func authorities() async throws {
        try await PartnerNetwork.with { network in
            let now = Timestamp.now()
            let seconds = now.secondsSince1970
            let authority = try CertificateAuthority.root(
                commonName: "Root", notBefore: seconds - 60, notAfter: seconds + 86_400)
            let parameters = ParameterStoreSource(configuration: try network.configuration, http: network.http)
            try await parameters.set("/moneta/dev/authorities", to: authority.certificate.pem)
            let tables = CertificateRepository(
                dynamo: DynamoClient(configuration: try network.configuration, http: network.http), table: "none")
            let validator = PartnerCertificateValidator(
                service: CertificateService(
                    ServiceSurroundings(logger: LoggingUtils.logger(service: "test", level: .critical)),
                    source: SignerCertificates(tables),
                    trust: ParameterTrustSource(parameters, name: "/moneta/dev/authorities")),
                checksAuthorities: true)
            let key = try PrivateKey.generate(.rsa(bits: 2_048))
            let issued = try authority.issue(
                CertificateTemplate(
                    commonName: "p", publicKey: key.publicKey, notBefore: seconds - 60, notAfter: seconds + 3_600))
            let taken = try await validator.check(issued.pem, for: .signing, of: "p", at: now)
            #expect(taken == issued)
            let own = try X509Certificate.selfSigned(
                subjectCommonName: "p", key: key, notBefore: seconds - 60, notAfter: seconds + 3_600)
            let error = await #expect(throws: PartnerError.self) {
                try await validator.check(own.pem, for: .signing, of: "p", at: now)
            }
            #expect(error?.rule == .certificateNotTrusted)
        }
    }
}
