/// A certificate with its private key that issues other certificates and says which of them are revoked.
package struct CertificateAuthority: Sendable {
    package let certificate: X509Certificate
    private let key: PrivateKey

    /// Throws `invalidKey` when the key is not the certificate's.
    package init(certificate: X509Certificate, key: PrivateKey) throws(CryptoError) {
        guard certificate.publicKey == key.publicKey else {
            throw CryptoError(.invalidKey, "The key is not the certificate's")
        }
        self.certificate = certificate
        self.key = key
    }

    /// A new root, signed by its own new key. Times are seconds since 1970.
    package static func root(
        commonName: String, kind: KeyKind = .p256, notBefore: Int64, notAfter: Int64
    ) throws(CryptoError) -> CertificateAuthority {
        let key = try PrivateKey.generate(kind)
        let template = CertificateTemplate(
            commonName: commonName, publicKey: key.publicKey, notBefore: notBefore, notAfter: notAfter,
            isAuthority: true)
        let certificate = try CertificateSigning.issue(template, issuer: nil, key: key)
        return try CertificateAuthority(certificate: certificate, key: key)
    }

    package func issue(_ template: CertificateTemplate) throws(CryptoError) -> X509Certificate {
        try CertificateSigning.issue(template, issuer: certificate, key: key)
    }

    /// An intermediate authority under this one. Times are seconds since 1970.
    package func subordinate(
        commonName: String, kind: KeyKind = .p256, notBefore: Int64, notAfter: Int64, authoritiesBelowMax: Int? = nil,
        dnsNamesPermitted: String? = nil
    ) throws(CryptoError) -> CertificateAuthority {
        let key = try PrivateKey.generate(kind)
        let certificate = try issue(
            CertificateTemplate(
                commonName: commonName, publicKey: key.publicKey, notBefore: notBefore, notAfter: notAfter,
                isAuthority: true, authoritiesBelowMax: authoritiesBelowMax, dnsNamesPermitted: dnsNamesPermitted))
        return try CertificateAuthority(certificate: certificate, key: key)
    }

    /// A list that revokes the given certificates of this authority, current from `thisUpdate` to `nextUpdate` (seconds
    /// since 1970).
    package func revocationList(
        revoking revoked: [X509Certificate], reason: CertificateRevocation.Reason? = nil, thisUpdate: Int64,
        nextUpdate: Int64
    ) throws(CryptoError) -> CertificateRevocationList {
        try RevocationListSigning.issue(
            revoking: revoked.map(\.serialNumber), reason: reason, thisUpdate: thisUpdate, nextUpdate: nextUpdate,
            issuer: certificate, key: key)
    }
}
