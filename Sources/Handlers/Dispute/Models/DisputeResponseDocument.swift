package import SharedLayer

/// The response to a dispute that we sign and deliver to the partner: canonical JSON (RFC 8785), amounts as texts.
package struct DisputeResponseDocument: Sendable {
    /// Of the document's form; a partner that knows a form can go on reading it.
    package static let version = "1"

    private let dispute: DisputeModel
    private let evidence: [DisputeEvidenceModel]
    /// The publisher's detached JWS over the bytes whose hash is `dispute.requestHash`.
    private let publisherSignature: String
    private let signedAt: Timestamp

    package init(
        dispute: DisputeModel, evidence: [DisputeEvidenceModel], publisherSignature: String, signedAt: Timestamp
    ) {
        self.dispute = dispute
        self.evidence = evidence
        self.publisherSignature = publisherSignature
        self.signedAt = signedAt
    }

    /// Throws a `JSONError`.
    package func canonicalBytes() throws(JSONError) -> [UInt8] { try CanonicalJSON.bytes(of: json) }

    private var json: JSONValue {
        var members = JSONObject([
            ("document_type", "dispute_response"),
            ("document_version", .string(Self.version)),
            ("dispute_id", .string(dispute.reference.disputeID)),
            ("organization_id", .string(dispute.reference.organizationID)),
            ("contract_id", .string(dispute.contract.contractID)),
            ("transaction_id", .string(dispute.transactionID)),
            ("partner_id", .string(dispute.partnerID)),
            ("opened_by", .string(dispute.openedBy)),
            ("reason", .string(dispute.reason.rawValue)),
            ("amount", .string(dispute.amount.decimalText)),
            ("currency", .string(dispute.amount.currency.code)),
            ("charged_at", .string(dispute.chargedAt.text)),
            ("opened_at", .string(dispute.openedAt.text)),
            ("status", .string(dispute.status.rawValue)),
            ("decided_at", .string(dispute.statusReachedAt.text)),
            ("evidence", .array(evidence.map(Self.piece))),
            ("request_sha256", .string(dispute.requestHash)),
            ("publisher_signature", .string(publisherSignature)),
            ("history_sha256", .string(dispute.lastEventHash)),
            ("signed_at", .string(signedAt.text)),
        ])
        if let refund = dispute.refund { members["refund"] = .string(refund.decimalText) }
        if let resolution = dispute.resolution { members["resolution"] = .string(resolution) }
        return .object(members)
    }

    private static func piece(_ piece: DisputeEvidenceModel) -> JSONValue {
        [
            "evidence_id": .string(piece.evidenceID), "kind": .string(piece.kind.rawValue),
            "media_type": .string(piece.mediaType), "size_bytes": .number(JSONNumber(piece.sizeBytes)),
            "content_sha256": .string(piece.hash),
        ]
    }
}
