package import SharedLayer

/// Assembles the report of a matched reconciliation, proves it and signs it with our key, and prepares its delivery.
package struct ReconciliationReporter: Sendable {
    private let reconciliations: ReconciliationRepository
    private let documents: any DocumentSigner
    private let identifiers: IdentifierGenerator
    private let now: @Sendable () -> Timestamp

    package init(
        reconciliations: ReconciliationRepository, documents: any DocumentSigner,
        identifiers: IdentifierGenerator = IdentifierGenerator(),
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.reconciliations = reconciliations
        self.documents = documents
        self.identifiers = identifiers
        self.now = now
    }

    /// MATCHED becomes REPORTED, or FAILED when the proof does not hold.
    ///
    /// Throws a `RepositoryError`, a `SignatureError`, `totalsTooLarge`.
    package func change(
        of reconciliation: ReconciliationModel, _ invocation: FunctionInvocation
    ) async throws -> AggregateChange<ReconciliationModel> {
        let reference = reconciliation.reference
        let parts = try await reconciliations.parts(of: reference)
        let proof = try ReconciliationProof(slices: try await reconciliations.slices(of: reference), parts: parts)
        guard proof.holds else {
            let lines = proof.lines.filter { !$0.holds }.map {
                "\($0.side.rawValue) \($0.kind.rawValue) \($0.currency.code)"
            }
            return try ReconciliationEnding.failure(
                of: reconciliation, reason: "PROOF_FAILED: \(lines.joined(separator: ", "))", at: now(), invocation)
        }
        guard let plan = try await reconciliations.plan(reference) else {
            throw ReconciliationError(.recordMissing, "The reconciliation has no plan.")
        }
        let report = ReconciliationReport(
            reconciliation: reconciliation, policy: plan.policy, proof: proof, files: parts.flatMap(\.results),
            generatedAt: now())
        let bytes = try report.canonicalBytes()
        let signature = try await documents.sign(bytes)
        return try reported(reconciliation, plan.policy, bytes, signature, at: report.generatedAt, invocation)
    }

    private func reported(
        _ reconciliation: ReconciliationModel, _ policy: MatchingPolicy, _ bytes: [UInt8],
        _ signature: DocumentSignature, at: Timestamp, _ invocation: FunctionInvocation
    ) throws -> AggregateChange<ReconciliationModel> {
        var reconciliation = reconciliation
        let deliveryID = identifiers.uuid()
        reconciliation.deliveryID = deliveryID
        let event = try reconciliation.append(
            .reported, status: .reported, at: at, function: invocation.function, requestID: invocation.requestID,
            details: [
                "document_sha256": SignedDocument<ReconciliationReference>.hash(of: bytes), "key_id": signature.keyID,
                "delivery_id": deliveryID,
            ])
        var change = AggregateChange(reconciliation, event)
        let table = reconciliations.aggregates.base.table
        try change.others.insert(
            SignedDocument(
                reference: reconciliation.reference, document: bytes, signature: signature.text,
                keyID: signature.keyID, signedAt: at),
            in: table)
        try change.others.save(
            AggregateDelivery(
                reference: reconciliation.reference, deliveryID: deliveryID, partnerID: reconciliation.partnerID,
                createdAt: at),
            in: table)
        let data = ReconciliationEventData(reconciliation)
        change.outbox = [
            try OutboxItem(.respondToPartner, for: reconciliation.reference, at: at),
            try OutboxItem(telling: event, data),
        ]
        if policy.alertsOnDifferences, reconciliation.counts.hasDifferences {
            change.outbox.append(try ReconciliationEnding.alert(event, data))
        }
        return change
    }
}

extension OutcomeCounts {
    /// Whether any record ended otherwise than matched.
    package var hasDifferences: Bool { total > matched }
}
