import OpenSSLCrypto
import Testing

@testable import SharedLayer

/// What docs/shared-layer/certificates.md shows.
@Suite struct CertificateExampleTests {
    private struct Certificates: CertificateSource {
        let entries: [CertificateEntry]

        func certificates(of entityID: String, type: String) async throws -> [CertificateEntry] {
            entries.filter { $0.entityID == entityID && $0.type == type }
        }
    }

    private struct Trusted: TrustSource {
        let material: TrustMaterial

        func trustMaterial(for type: String) async throws -> TrustMaterial { material }
    }

    @Test("The active certificate of an entity, its key, and the state of its rotation")
    func active() async throws {
        let party = try SigningParty(.p256)
        let surroundings = ServiceSurroundings.test()
        let source = Certificates(entries: [party.entry()])
        let certificates = CertificateService(surroundings, source: source)
        let entry = try await certificates.activeCertificate(of: "party", type: "signing")
        let key = try certificates.extractKey(entry)
        #expect(key.jwk["kty"]?.string == "EC" && key.spkiPEM.hasPrefix("-----BEGIN PUBLIC KEY-----"))

        let rotation = try await certificates.rotation(of: "party", type: "signing")
        #expect(rotation.signing == entry && rotation.verifying == [entry] && rotation.next == nil)
    }

    @Test("A certificate that came with a message counts by its path")
    func path() async throws {
        let chain = try CertificateChain()
        let leaf = try chain.leaf().certificate
        let material = TrustMaterial(
            anchors: [chain.root.certificate.pem], revocationLists: try chain.material().revocationLists)
        let certificates = CertificateService(
            .test(), source: Certificates(entries: []), trust: Trusted(material: material))
        let path = try await certificates.validate(
            leaf, type: "signing", usage: .signing, intermediates: [chain.between.certificate])
        #expect(path.anchor == chain.root.certificate)
    }
}
