/// One piece of evidence in a dispute: what it is, and where its bytes are kept.
package struct DisputeEvidenceModel: RecordModel {
    package let reference: DisputeReference
    package let evidenceID: String
    package let kind: EvidenceKind
    /// Who submitted it: a publisher or a partner.
    package let submittedBy: String
    package let submittedAt: Timestamp
    /// A media type (RFC 9110 section 8.3.1), such as `application/pdf`.
    package let mediaType: String
    package let sizeBytes: Int
    /// SHA-256 of the bytes in lowercase hex.
    package let hash: String
    /// Where the bytes are: an object's key.
    package let location: String
    package let note: String?

    package init(
        reference: DisputeReference, evidenceID: String, kind: EvidenceKind, submittedBy: String,
        submittedAt: Timestamp, mediaType: String, sizeBytes: Int, hash: String, location: String, note: String? = nil
    ) {
        self.reference = reference
        self.evidenceID = evidenceID
        self.kind = kind
        self.submittedBy = submittedBy
        self.submittedAt = submittedAt
        self.mediaType = mediaType
        self.sizeBytes = sizeBytes
        self.hash = hash
        self.location = location
        self.note = note
    }

    package var key: RecordKey { Self.key(reference, evidenceID: evidenceID) }

    package static func key(_ reference: DisputeReference, evidenceID: String) -> RecordKey {
        RecordKey(partition: reference.partition, sort: sortPrefix + evidenceID)
    }

    package static let sortPrefix = "EVIDENCE#"

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try FieldShape.identifier(evidenceID, "evidenceID")
        try FieldShape.identifier(submittedBy, "submittedBy")
        try FieldShape.name(mediaType, "mediaType")
        guard mediaType.split(separator: "/", omittingEmptySubsequences: false).count == 2 else {
            throw ShapeError(.malformedText, field: "mediaType", "must be a type and a subtype")
        }
        try FieldShape.number(sizeBytes, "sizeBytes", in: 1...Self.sizeBytesMax)
        try FieldShape.sha256(hash, "hash")
        // The longest key of an object in S3.
        try FieldShape.note(location, "location", bytes: 1...1_024)
        if let note { try FieldShape.note(note, "note") }
    }

    private static let sizeBytesMax = 100 << 20
}
