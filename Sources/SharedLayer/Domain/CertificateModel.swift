/// A publisher's X.509 certificate, found by its SHA-256 thumbprint.
package struct CertificateModel: VersionedRecordModel {
    package let publisherID: String
    /// Base64url of the SHA-256 of the DER bytes: `x5t#S256` (RFC 7515 section 4.1.8).
    package let thumbprint: String
    package let pem: String
    package var status: CertificateStatus
    package let notBefore: Timestamp
    package let notAfter: Timestamp
    package var version: Int

    package init(
        publisherID: String, thumbprint: String, pem: String, status: CertificateStatus, notBefore: Timestamp,
        notAfter: Timestamp, version: Int = 0
    ) {
        self.publisherID = publisherID
        self.thumbprint = thumbprint
        self.pem = pem
        self.status = status
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.version = version
    }

    package var key: RecordKey { Self.key(publisherID: publisherID, thumbprint: thumbprint) }

    package static func key(publisherID: String, thumbprint: String) -> RecordKey {
        RecordKey(partition: "PUBLISHER#\(publisherID)", sort: "CERTIFICATE#\(thumbprint)")
    }

    package func validateShape() throws(ShapeError) {
        try Identifier.check(publisherID, "publisherID")
        guard thumbprint.utf8.count == Self.thumbprintCharacters else {
            throw ShapeError(.malformedText, field: "thumbprint", "must be a SHA-256 in base64url")
        }
        guard notBefore < notAfter else {
            throw ShapeError(.outOfRange, field: "notAfter", "must be later than notBefore")
        }
    }

    /// 32 bytes in base64url without padding.
    private static let thumbprintCharacters = 43
}
