package import SharedLayer

/// Assembles the response to an ended dispute, signs it with the stack's key, and prepares its delivery.
package struct DisputeResponseGenerator: Sendable {
    private let disputes: DisputeRepository
    private let documents: any DocumentSigner
    private let identifiers: IdentifierGenerator
    private let now: @Sendable () -> Timestamp

    package init(
        disputes: DisputeRepository, documents: any DocumentSigner,
        identifiers: IdentifierGenerator = IdentifierGenerator(),
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.disputes = disputes
        self.documents = documents
        self.identifiers = identifiers
        self.now = now
    }

    /// What a message for this stage means: the status stays, so the delivery's id says whether it was passed.
    package static func turn(_ dispute: DisputeModel) -> StageAction {
        if DisputeStateMachine.open.contains(dispute.status) { return .notReady }
        return dispute.deliveryID == nil ? .proceed : .alreadyPassed
    }

    /// The delivery and its id are saved with the document, before any attempt.
    ///
    /// Throws `notSignable`, `recordMissing`, a `RepositoryError`, and what the signer throws.
    package func change(
        of dispute: DisputeModel, _ invocation: FunctionInvocation
    ) async throws -> AggregateChange<DisputeModel> {
        try DisputeSigningRules.check(dispute)
        async let storedRequest = disputes.aggregates.request(of: dispute.reference)
        async let storedEvidence = disputes.evidence(of: dispute.reference)
        guard let request = try await storedRequest else {
            throw StageError(.recordMissing, "The request of \(dispute.key) does not exist.")
        }
        let signedAt = now()
        let document = try DisputeResponseDocument(
            dispute: dispute, evidence: try await storedEvidence, publisherSignature: request.signature,
            signedAt: signedAt
        ).canonicalBytes()
        let signature = try await documents.sign(document)
        let delivery = AggregateDelivery(
            reference: dispute.reference, deliveryID: identifiers.uuid(), partnerID: dispute.partnerID,
            createdAt: signedAt)
        var dispute = dispute
        dispute.deliveryID = delivery.deliveryID
        let event = try dispute.note(
            .responded, at: signedAt, invocation,
            details: [
                "document_sha256": SignedDocument<DisputeReference>.hash(of: document), "key_id": signature.keyID,
                "delivery_id": delivery.deliveryID, "partner_id": delivery.partnerID,
            ])
        var change = AggregateChange(dispute, event)
        let table = disputes.aggregates.base.table
        try change.others.insert(
            SignedDocument(
                reference: dispute.reference, document: document, signature: signature.text, keyID: signature.keyID,
                signedAt: signedAt), in: table)
        try change.others.save(delivery, in: table)
        change.outbox = [try OutboxItem(.notifyPartner, for: dispute.reference, at: signedAt)]
        return change
    }
}
