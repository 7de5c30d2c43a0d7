import OpenSSLCrypto
import SharedLayer

/// Publishers' certificates: entered, listed, revoked. To rotate is to enter the new one before the old one ends.
struct PartnerCertificateService: Sendable {
    private let organizations: OrganizationAccess
    private let publishers: PartnerPublisherService
    private let certificates: CertificateRepository
    private let checks: PartnerCertificateValidator

    init(
        organizations: OrganizationAccess, publishers: PartnerPublisherService, certificates: CertificateRepository,
        checks: PartnerCertificateValidator
    ) {
        self.organizations = organizations
        self.publishers = publishers
        self.certificates = certificates
        self.checks = checks
    }

    /// Below what verifying a signature reads (`CertificateRepository.perPublisherMax`), so that requests at the same moment
    /// do not pass it.
    static let perPublisherMax = CertificateRepository.perPublisherMax - 10

    /// Throws `notFound`, a `RepositoryError`.
    func list(
        of owner: PublisherReference, limit: Int, from cursor: PageCursor?, _ call: PartnerCall
    ) async throws -> RecordPage<CertificateModel> {
        _ = try await publishers.read(owner.publisherID, of: owner.organizationID, call)
        return try await certificates.base.page(
            of: RecordQuery(
                partition: CertificateModel.partition(publisherID: owner.publisherID),
                sort: .beginsWith(CertificateModel.sortPrefix)),
            recordsMax: limit, from: cursor)
    }

    /// Throws `notFound`.
    func read(_ thumbprint: String, of owner: PublisherReference, _ call: PartnerCall) async throws -> CertificateModel
    {
        _ = try await publishers.read(owner.publisherID, of: owner.organizationID, call)
        guard let record = try await certificates.get(publisherID: owner.publisherID, thumbprint: thumbprint) else {
            throw PartnerError(.notFound, "\(owner.publisherID) has no certificate \(thumbprint)")
        }
        return record
    }

    /// As `read`, for a caller who wants to revoke it. Throws `forbidden` too.
    func current(
        _ thumbprint: String, of owner: PublisherReference, _ call: PartnerCall
    ) async throws -> CertificateModel {
        try call.mustWrite(owner.organizationID)
        return try await read(thumbprint, of: owner, call)
    }

    /// Throws `notFound`, `forbidden`, `ruleViolation`, `identifierTaken` when it was entered before.
    func enter(
        _ upload: CertificateUpload, for owner: PublisherReference, _ call: PartnerCall
    ) async throws -> CertificateModel {
        try await organizations.write(owner.organizationID, call)
        let publisher = try await publishers.read(owner.publisherID, of: owner.organizationID, call)
        guard publisher.status != .closed else {
            throw PartnerError.violation(.publisherClosed, at: "", "The publisher is closed.")
        }
        let purpose = upload.purpose ?? .signing
        let certificate = try await checks.check(
            upload.certificate, for: purpose, of: owner.publisherID, at: call.now)
        guard try await certificates.certificates(of: owner.publisherID).count < Self.perPublisherMax else {
            throw PartnerError.violation(
                .certificatesTooMany, at: "", "A publisher has at most \(Self.perPublisherMax) certificates.")
        }
        let saved = try await certificates.store(
            CertificateModel(
                publisherID: owner.publisherID, thumbprint: Base64URL.text(certificate.sha256Thumbprint),
                pem: certificate.pem, purpose: purpose, status: .active,
                notBefore: Timestamp(secondsSince1970: certificate.notBefore),
                notAfter: Timestamp(secondsSince1970: certificate.notAfter)))
        call.audit(.created, saved.key, version: saved.version)
        return saved
    }

    /// From the next request on nothing signed with it counts; that it was revoked before is no error.
    func revoke(
        _ record: CertificateModel, for reason: RevocationReason, _ call: PartnerCall
    ) async throws -> CertificateModel {
        guard record.status != .revoked else { return record }
        var revoked = record
        revoked.status = .revoked
        revoked.revokedAt = call.now
        revoked.revocationReason = reason.rawValue
        let saved = try await certificates.store(revoked)
        call.audit(.revoked, saved.key, version: saved.version, members: ["revocation_reason", "status"])
        return saved
    }
}
