import SharedLayer

/// A certificate as its readers see it.
struct CertificateResource: Encodable, Sendable, Equatable {
    let publisherID: String
    let thumbprint: String
    let purpose: CertificatePurpose
    let status: CertificateStatus
    let notBefore: Timestamp
    let notAfter: Timestamp
    let revokedAt: Timestamp?
    let revocationReason: String?
    let certificate: String
    let version: Int

    enum CodingKeys: String, CodingKey {
        case publisherID = "publisher_id"
        case thumbprint
        case purpose
        case status
        case notBefore = "not_before"
        case notAfter = "not_after"
        case revokedAt = "revoked_at"
        case revocationReason = "revocation_reason"
        case certificate
        case version
    }
}
