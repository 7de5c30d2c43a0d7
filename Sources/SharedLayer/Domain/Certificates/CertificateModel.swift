/// A publisher's X.509 certificate, found by its SHA-256 thumbprint.
package struct CertificateModel: VersionedRecordModel {
    package let publisherID: String
    /// Base64url of the SHA-256 of the DER bytes: `x5t#S256` (RFC 7515 section 4.1.8).
    package let thumbprint: String
    package let pem: String
    /// Nil counts as signing: the certificates that came before there were others.
    package let purpose: CertificatePurpose?
    package var status: CertificateStatus
    package let notBefore: Timestamp
    package let notAfter: Timestamp
    /// Set when it was revoked.
    package var revokedAt: Timestamp?
    package var revocationReason: String?
    package var version: Int

    package init(
        publisherID: String, thumbprint: String, pem: String, purpose: CertificatePurpose? = nil,
        status: CertificateStatus, notBefore: Timestamp, notAfter: Timestamp, version: Int = 0
    ) {
        self.publisherID = publisherID
        self.thumbprint = thumbprint
        self.pem = pem
        self.purpose = purpose
        self.status = status
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.version = version
    }

    package var key: RecordKey { Self.key(publisherID: publisherID, thumbprint: thumbprint) }

    package static func partition(publisherID: String) -> String { "PUBLISHER#\(publisherID)" }

    package static func key(publisherID: String, thumbprint: String) -> RecordKey {
        RecordKey(partition: partition(publisherID: publisherID), sort: sortPrefix + thumbprint)
    }

    package static let sortPrefix = "CERTIFICATE#"

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(publisherID, "publisherID")
        try FieldShape.thumbprint(thumbprint, "thumbprint")
        try FieldShape.note(pem, "pem", bytes: 1...Self.pemBytesMax)
        guard pem.hasPrefix("-----BEGIN CERTIFICATE-----") else {
            throw ShapeError(.malformedText, field: "pem", "must be a certificate in PEM (RFC 7468)")
        }
        try FieldShape.order(notBefore, "notBefore", before: notAfter, "notAfter")
        if let revocationReason { try FieldShape.note(revocationReason, "revocationReason") }
        try validateVersion()
    }

    private static let pemBytesMax = 16 << 10
}
