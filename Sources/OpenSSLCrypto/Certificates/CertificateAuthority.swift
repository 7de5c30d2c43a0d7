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
        try make(commonName, kind, notBefore, notAfter, under: nil)
    }

    package func issue(_ template: CertificateTemplate) throws(CryptoError) -> X509Certificate {
        try CertificateSigning.issue(template, issuer: certificate, key: key)
    }

    /// An intermediate authority under this one. Times are seconds since 1970.
    package func subordinate(
        commonName: String, kind: KeyKind = .p256, notBefore: Int64, notAfter: Int64
    ) throws(CryptoError) -> CertificateAuthority {
        try Self.make(commonName, kind, notBefore, notAfter, under: self)
    }

    /// A list that revokes the given certificates of this authority, current from `thisUpdate` to `nextUpdate` (seconds
    /// since 1970).
    package func revocationList(
        revoking revoked: [X509Certificate], thisUpdate: Int64, nextUpdate: Int64
    ) throws(CryptoError) -> CertificateRevocationList {
        try RevocationListSigning.issue(
            revoking: revoked.map(\.serialNumber), thisUpdate: thisUpdate, nextUpdate: nextUpdate,
            issuer: certificate, key: key)
    }

    /// With a new key; without an issuer it signs itself.
    private static func make(
        _ commonName: String, _ kind: KeyKind, _ notBefore: Int64, _ notAfter: Int64,
        under issuer: CertificateAuthority?
    ) throws(CryptoError) -> CertificateAuthority {
        let key = try PrivateKey.generate(kind)
        let template = CertificateTemplate(
            commonName: commonName, publicKey: key.publicKey, notBefore: notBefore, notAfter: notAfter,
            isAuthority: true)
        let certificate = try CertificateSigning.issue(
            template, issuer: issuer?.certificate, key: issuer?.key ?? key)
        return try CertificateAuthority(certificate: certificate, key: key)
    }
}
