package import SharedLayer

/// Makes a booked settlement's confirmation and has it signed, twice: the compliance stamp is over what the ledger adds up to, the
/// settlement authority's signature over the whole document with the stamp in it.
package struct SettlementConfirmationGenerator: Sendable {
    private let settlements: SettlementRepository
    private let authority: KeyStoreDocumentSigner
    private let compliance: KeyStoreDocumentSigner
    private let identifiers: IdentifierGenerator
    private let now: @Sendable () -> Timestamp

    package init(
        settlements: SettlementRepository, authority: KeyStoreDocumentSigner, compliance: KeyStoreDocumentSigner,
        identifiers: IdentifierGenerator = IdentifierGenerator(),
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.settlements = settlements
        self.authority = authority
        self.compliance = compliance
        self.identifiers = identifiers
        self.now = now
    }

    /// PROCESSED becomes CONFIRMED. The delivery and its id are saved with it, before any attempt.
    ///
    /// Throws `recordMissing`, a `RepositoryError`, and a `SignatureError` when a key does not sign.
    package func change(
        of settlement: SettlementModel, _ invocation: FunctionInvocation
    ) async throws -> AggregateChange<SettlementModel> {
        guard let run = try await settlements.run(of: settlement.reference), let linesHash = settlement.linesHash else {
            throw SettlementError(.recordMissing, "The run of \(settlement.key) does not exist.")
        }
        let at = now()
        let confirmation = SettlementConfirmationDocument(settlement: settlement, run: run, confirmedAt: at)
        let claims = [
            "settlement_id": settlement.reference.settlementID, "lines_sha256": linesHash,
            "line_count": String(settlement.lineCount),
        ]
        let stamp = try await compliance.sign(confirmation.ledgerBytes(), type: Self.stampType, claims: claims)
        let document = try confirmation.canonicalBytes(stamp: stamp)
        let signature = try await authority.sign(document, type: Self.confirmationType, claims: claims)
        return try change(of: settlement, document, signature, stamp, at, invocation)
    }

    private func change(
        of settlement: SettlementModel, _ document: [UInt8], _ signature: DocumentSignature,
        _ stamp: DocumentSignature, _ at: Timestamp, _ invocation: FunctionInvocation
    ) throws -> AggregateChange<SettlementModel> {
        let reference = settlement.reference
        let delivery = AggregateDelivery(
            reference: reference, deliveryID: identifiers.uuid(), partnerID: settlement.partnerID, createdAt: at)
        var settlement = settlement
        settlement.deliveryID = delivery.deliveryID
        let event = try settlement.append(
            .confirmed, status: .confirmed, at: at, function: invocation.function, requestID: invocation.requestID,
            details: [
                "document_sha256": SignedDocument<SettlementReference>.hash(of: document),
                "key_id": signature.keyID, "compliance_key_id": stamp.keyID, "delivery_id": delivery.deliveryID,
                "partner_id": delivery.partnerID,
            ])
        var change = AggregateChange(settlement, event)
        let table = settlements.aggregates.base.table
        try change.others.insert(
            SignedDocument(
                reference: reference, document: document, signature: signature.text, keyID: signature.keyID,
                signedAt: at),
            in: table)
        try change.others.save(delivery, in: table)
        change.outbox = [try OutboxItem(.settleWithPartner, for: reference, at: at)]
        return change
    }

    /// `typ` of the authority's signature: a stamp can never be passed off as one, nor a contract's signature as either.
    package static let confirmationType = "settlement-confirmation+jws"
    package static let stampType = "settlement-compliance-stamp+jws"
}
