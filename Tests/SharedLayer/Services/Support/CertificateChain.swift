import OpenSSLCrypto
import TestSupport

@testable import SharedLayer

/// A root, an authority below it, and what that issues.
struct CertificateChain {
    let root: CertificateAuthority
    let between: CertificateAuthority

    static let start = SigningParty.now - 1_000
    /// When the lists were made: before any certificate was valid.
    static let listed = SigningParty.now - 10_000
    static let end = SigningParty.now + 1_000_000

    /// - Parameter start: seconds since 1970.
    init(start: Int64 = start, end: Int64 = end) throws {
        root = try .root(commonName: "root", notBefore: start, notAfter: end)
        between = try root.subordinate(commonName: "between", notBefore: start, notAfter: end)
        self.start = start
        self.end = end
    }

    private let start: Int64
    private let end: Int64

    func leaf(
        _ name: String = "leaf", notAfter: Int64? = nil, dnsNames: [String] = [],
        tlsUsages: Set<CertificateTemplate.TLSUsage> = []
    ) throws -> (certificate: X509Certificate, key: PrivateKey) {
        let key = try PrivateKey.generate(.p256)
        let certificate = try between.issue(
            CertificateTemplate(
                commonName: name, publicKey: key.publicKey, notBefore: start, notAfter: notAfter ?? end,
                dnsNames: dnsNames, tlsUsages: tlsUsages))
        return (certificate, key)
    }

    /// Lists of both authorities.
    func material(revoking revoked: [X509Certificate] = []) throws -> TrustMaterial {
        TrustMaterial(
            anchors: [root.certificate.pem], intermediates: [between.certificate.pem],
            revocationLists: [
                try root.revocationList(revoking: [], thisUpdate: Self.listed, nextUpdate: end).pem,
                try between.revocationList(
                    revoking: revoked, reason: .keyCompromise, thisUpdate: Self.listed, nextUpdate: end
                ).pem,
            ])
    }
}
