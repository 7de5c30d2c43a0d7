import SharedLayer

/// From a certificate to its document.
enum PartnerCertificateMapper {
    static func resource(_ record: CertificateModel) -> CertificateResource {
        CertificateResource(
            publisherID: record.publisherID, thumbprint: record.thumbprint, purpose: record.purpose ?? .signing,
            status: record.status, notBefore: record.notBefore, notAfter: record.notAfter, revokedAt: record.revokedAt,
            revocationReason: record.revocationReason, certificate: record.pem, version: record.version)
    }
}
