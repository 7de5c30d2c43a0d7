import TestSupport
import Testing

@testable import OpenSSLCrypto

@Suite struct CertificateStoreTests {
    private let start: Int64 = 1_700_000_000
    private let end: Int64 = 2_000_000_000
    private let now: Int64 = 1_800_000_000
    private let root: CertificateAuthority
    private let intermediate: CertificateAuthority
    private let leaf: X509Certificate

    init() throws {
        root = try .root(commonName: "root", notBefore: start, notAfter: end)
        intermediate = try root.subordinate(commonName: "intermediate", notBefore: start, notAfter: end)
        leaf = try intermediate.issue(
            CertificateTemplate(
                commonName: "leaf", publicKey: PrivateKey.generate(.rsa(bits: 2048)).publicKey, notBefore: start + 1000,
                notAfter: end - 1000))
    }

    private func code(
        _ store: CertificateStore, _ leaf: X509Certificate, _ intermediates: [X509Certificate], at time: Int64
    ) -> CertificatePathError.Code? {
        do throws(CertificatePathError) {
            _ = try store.path(of: leaf, intermediates: intermediates, at: time)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("finds the path from a leaf over an intermediate to the root")
    func validPath() throws {
        let store = try CertificateStore(trusting: [root.certificate])
        let path = try store.path(of: leaf, intermediates: [intermediate.certificate], at: now)
        #expect(path.certificates == [leaf, intermediate.certificate, root.certificate])
        #expect(path.anchor == root.certificate)
    }

    @Test("ends a path at a trusted certificate that did not sign itself, or at the leaf")
    func partialPath() throws {
        let middle = try CertificateStore(trusting: [intermediate.certificate])
        #expect(try middle.path(of: leaf, at: now).certificates == [leaf, intermediate.certificate])
        let own = try CertificateStore(trusting: [leaf])
        #expect(try own.path(of: leaf, at: now).certificates == [leaf])
    }

    @Test("says why there is no path")
    func reasons() throws {
        let store = try CertificateStore(trusting: [root.certificate])
        let between = [intermediate.certificate]
        #expect(code(store, leaf, between, at: end - 999) == .expired)
        #expect(code(store, leaf, between, at: start + 999) == .notYetValid)
        #expect(code(store, leaf, [], at: now) == .unknownIssuer)
        let stranger = try CertificateAuthority.root(commonName: "root", notBefore: start, notAfter: end)
        #expect(code(store, stranger.certificate, [], at: now) == .selfSigned)
        let empty = try CertificateStore(trusting: [])
        #expect(code(empty, leaf, between, at: now) == .unknownIssuer)
    }

    @Test("takes no certificate for an authority that is none")
    func leafAsAuthority() throws {
        let key = try PrivateKey.generate(.p256)
        let notAnAuthority = try root.issue(
            CertificateTemplate(commonName: "no CA", publicKey: key.publicKey, notBefore: start, notAfter: end))
        let pretender = try CertificateAuthority(certificate: notAnAuthority, key: key)
        let victim = try pretender.issue(
            CertificateTemplate(commonName: "victim", publicKey: key.publicKey, notBefore: start, notAfter: end))
        let store = try CertificateStore(trusting: [root.certificate])
        #expect(code(store, victim, [notAnAuthority], at: now) == .invalidAuthority)
    }

    @Test("sees through an authority with a trusted one's name and another key")
    func impostor() throws {
        let impostor = try CertificateAuthority.root(commonName: "root", notBefore: start, notAfter: end)
        let forged = try impostor.issue(
            CertificateTemplate(
                commonName: "forged", publicKey: PrivateKey.generate(.p256).publicKey, notBefore: start, notAfter: end))
        let store = try CertificateStore(trusting: [root.certificate])
        #expect([.unknownIssuer, .badSignature].contains(try #require(code(store, forged, [], at: now))))
    }

    @Test("refuses a revoked certificate, and one of which no current list speaks")
    func revocation() throws {
        let ofRoot = try root.revocationList(revoking: [], thisUpdate: start, nextUpdate: end)
        let clean = try intermediate.revocationList(revoking: [], thisUpdate: start, nextUpdate: end)
        let revoking = try intermediate.revocationList(revoking: [leaf], thisUpdate: start, nextUpdate: end)
        let stale = try intermediate.revocationList(revoking: [], thisUpdate: start, nextUpdate: now - 1)
        let between = [intermediate.certificate]
        for (lists, expected) in [
            ([ofRoot, clean], nil), ([ofRoot, revoking], .revoked), ([ofRoot, stale], .revocationListExpired),
            ([ofRoot], .revocationUnknown),
        ] as [([CertificateRevocationList], CertificatePathError.Code?)] {
            let store = try CertificateStore(trusting: [root.certificate], revocationLists: lists)
            #expect(code(store, leaf, between, at: now) == expected)
        }
        let both = try root.revocationList(
            revoking: [intermediate.certificate], thisUpdate: start, nextUpdate: end)
        let store = try CertificateStore(trusting: [root.certificate], revocationLists: [both, clean])
        #expect(code(store, leaf, between, at: now) == .revoked)
    }

    @Test("reads back its own revocation lists")
    func revocationListEncoding() throws {
        let list = try root.revocationList(revoking: [leaf], thisUpdate: start, nextUpdate: end)
        #expect(try CertificateRevocationList(pem: list.pem).der == list.der)
        #expect(try CertificateRevocationList(der: list.der).nextUpdate == end)
        #expect(list.thisUpdate == start)
        #expect(list.issuer == "CN=root")
        #expect(throws: CryptoError.self) { try CertificateRevocationList(der: leaf.der) }
    }

    @Test("refuses an RSA key of 1024 bits")
    func weakKey() async throws {
        let made = try await ChildProcess.finish(
            "openssl",
            [
                "req", "-x509", "-newkey", "rsa:1024", "-noenc", "-keyout", "/dev/null", "-subj", "/CN=weak", "-days",
                "2",
            ])
        let weak = try X509Certificate(pem: made.output)
        let store = try CertificateStore(trusting: [weak])
        #expect(code(store, weak, [], at: weak.notBefore + 1) == .weakKey)
    }
}
