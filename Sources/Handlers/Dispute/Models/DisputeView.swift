package import SharedLayer

/// A dispute with its evidence and its history, as `GET` tells it. Amounts are decimal numbers in texts.
package struct DisputeView: Sendable {
    private let dispute: DisputeModel
    private let evidence: [DisputeEvidenceModel]
    private let history: [DisputeEventModel]

    package init(_ dispute: DisputeModel, evidence: [DisputeEvidenceModel], history: [DisputeEventModel]) {
        self.dispute = dispute
        self.evidence = evidence
        self.history = history
    }

    package var document: JSONValue {
        let submitted = Set(evidence.map(\.kind))
        let missing = dispute.requiredEvidence.filter { !submitted.contains($0) }
        return [
            "dispute_id": .string(dispute.reference.disputeID),
            "organization_id": .string(dispute.reference.organizationID),
            "contract_id": .string(dispute.contract.contractID),
            "transaction_id": .string(dispute.transactionID),
            "partner_id": .string(dispute.partnerID),
            "opened_by": .string(dispute.openedBy),
            "reason": .string(dispute.reason.rawValue),
            "amount": .string(dispute.amount.decimalText),
            "currency": .string(dispute.amount.currency.code),
            "status": .string(dispute.status.rawValue),
            "status_reached_at": .string(dispute.statusReachedAt.text),
            "charged_at": .string(dispute.chargedAt.text),
            "opened_at": .string(dispute.openedAt.text),
            "respond_by": Self.text(dispute.respondBy?.text),
            "required_evidence": .array(dispute.requiredEvidence.map { .string($0.rawValue) }),
            "missing_evidence": .array(missing.map { .string($0.rawValue) }),
            "evidence": .array(evidence.map(Self.document)),
            "refund": Self.text(dispute.refund?.decimalText),
            "resolution": Self.text(dispute.resolution),
            "partner_confirmation": Self.text(dispute.partnerConfirmation),
            "history": .array(history.map(Self.document)),
        ]
    }

    private static func document(_ piece: DisputeEvidenceModel) -> JSONValue {
        [
            "evidence_id": .string(piece.evidenceID),
            "kind": .string(piece.kind.rawValue),
            "submitted_by": .string(piece.submittedBy),
            "submitted_at": .string(piece.submittedAt.text),
            "media_type": .string(piece.mediaType),
            "size_bytes": .number(JSONNumber(piece.sizeBytes)),
            "content_sha256": .string(piece.hash),
            "note": text(piece.note),
        ]
    }

    private static func document(_ event: DisputeEventModel) -> JSONValue {
        let details = event.details.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
        return [
            "sequence": .number(JSONNumber(event.sequence)),
            "type": .string(event.type.rawValue),
            "at": .string(event.at.text),
            "details": .object(JSONObject(details)),
            "hash": .string(event.hash),
        ]
    }

    private static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}
