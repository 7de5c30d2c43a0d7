package import SharedLayer

/// A piece of evidence as a publisher sends it: what it is, its hash, and its bytes where the request has room for them.
package struct SubmittedEvidence: Sendable, Equatable {
    package let evidenceID: String
    package let kind: EvidenceKind
    package let mediaType: String
    package let sizeBytes: Int
    /// SHA-256 of the content in lowercase hex.
    package let hash: String
    /// Nil when the publisher keeps it.
    package let content: [UInt8]?
    package let note: String?

    /// Throws `malformedRequest` when the content is not what its hash and its size say.
    package init(_ members: RequestMembers, at pointer: String = "") throws(DisputeError) {
        evidenceID = try members.text("evidence_id")
        kind = try members.choice("kind")
        mediaType = try members.text("media_type")
        sizeBytes = try members.integer("size_bytes")
        hash = try members.text("content_sha256")
        note = members.optional("note")
        guard let encoded = members.optional("content") else {
            content = nil
            return
        }
        guard let bytes = Base64URL.bytes(encoded) else {
            throw RequestMembers.fault("\(pointer)/content", "must be base64url without padding")
        }
        guard bytes.count == sizeBytes else {
            throw RequestMembers.fault("\(pointer)/size_bytes", "must be the content's size, \(bytes.count)")
        }
        guard SignedRequest<DisputeReference>.hash(of: bytes) == hash else {
            throw RequestMembers.fault("\(pointer)/content_sha256", "must be the content's SHA-256")
        }
        content = bytes
    }

    /// Whether a record is of the same piece: the same content under the same meaning.
    package func isSame(as record: DisputeEvidenceModel) -> Bool {
        record.evidenceID == evidenceID && record.kind == kind && record.hash == hash
            && record.mediaType == mediaType && record.sizeBytes == sizeBytes && record.note == note
    }
}
