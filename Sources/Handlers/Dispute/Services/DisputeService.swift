package import SharedLayer

/// Opens disputes: `POST /api/v1/events/disputes`.
package struct DisputeService: Sendable {
    private let signatures: SubmissionVerifier
    private let parties: DisputePartiesReader
    private let disputes: DisputeRepository
    private let acceptance: SubmissionAcceptance<DisputeModel>
    private let evidence: DisputeEvidenceBucket
    private let book: DisputeTermsBook
    private let now: @Sendable () -> Timestamp

    package init(
        signatures: SubmissionVerifier, parties: DisputePartiesReader,
        disputes: DisputeRepository, outbox: Outbox, evidence: DisputeEvidenceBucket, book: DisputeTermsBook,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.signatures = signatures
        self.parties = parties
        self.disputes = disputes
        acceptance = SubmissionAcceptance(aggregates: disputes.aggregates, outbox: outbox) { $0.requestHash }
        self.evidence = evidence
        self.book = book
        self.now = now
    }

    /// Throws a `DisputeError` (`malformedRequest`, `ruleViolation`, `chargeDisputed`, `evidenceNotStored`), a
    /// `SubmissionError`, a `RepositoryError`, or a `CertificateError`.
    package func open(
        _ submission: SignedSubmission, _ invocation: FunctionInvocation
    ) async throws -> OpenedDisputeResponse {
        let request = try OpenDisputeRequest(document: submission.document)
        let verified = try await signatures.verify(submission, signerID: request.publisherID)
        let outcome = try await acceptance.accept(
            verified, as: request.reference, by: request.publisherID, invocation,
            authorize: { try await requireMember(request) },
            check: { try await facts(about: request) },
            create: { try creation(of: request, $0, verified, invocation) })
        if !outcome.isRepeat { invocation.count(.opened) }
        return OpenedDisputeResponse(outcome.aggregate)
    }

    /// What the rules have found in order.
    private struct Facts: Sendable {
        let charge: DisputableChargeModel
        let partnerID: String
        let at: Timestamp
    }

    private func facts(about request: OpenDisputeRequest) async throws -> Facts {
        let found = try await parties.read(request, from: disputes)
        let moment = now()
        let issues = DisputeTermsValidator(book: book).issues(of: request, found, at: moment)
        guard issues.isEmpty, let charge = found.charge, let organization = found.organization else {
            throw DisputeError(.ruleViolation, "The dispute breaks rules.", issues: issues)
        }
        guard try await disputes.open(about: request.contract, transactionID: request.transactionID) == nil else {
            throw DisputeError(.chargeDisputed, "Another dispute about the charge is open.")
        }
        for piece in request.evidence { try await evidence.keep(piece, of: request.reference) }
        return Facts(charge: charge, partnerID: charge.partnerID ?? organization.partnerID, at: moment)
    }

    /// Throws `ruleViolation` for a publisher of another organization.
    private func requireMember(_ request: OpenDisputeRequest) async throws {
        let found = try await parties.read(request, from: disputes)
        let issues = DisputeTermsValidator(book: book).issues(of: request, found, at: now())
        let stranger = DisputeRuleCode.publisherNotOfOrganization.rawValue
        guard !issues.contains(where: { $0.code == stranger }) else {
            throw DisputeError(.ruleViolation, "The dispute is a stranger's.", issues: issues)
        }
    }

    private func creation(
        of request: OpenDisputeRequest, _ facts: Facts, _ verified: VerifiedSubmission,
        _ invocation: FunctionInvocation
    ) throws -> AggregateChange<DisputeModel> {
        let terms = book.terms(with: facts.partnerID)
        var dispute = DisputeModel(
            reference: request.reference, contract: request.contract, transactionID: request.transactionID,
            openedBy: request.publisherID, partnerID: facts.partnerID, reason: request.reason, amount: request.amount,
            chargedAt: facts.charge.chargedAt, openedAt: facts.at, requestHash: verified.requestHash,
            respondBy: terms.respondBy(.forEvidence, at: facts.at, current: nil),
            requiredEvidence: terms.evidence(for: request.reason))
        dispute.evidenceCount = request.evidence.count
        let event = try dispute.append(
            .opened, status: .opened, at: facts.at, function: invocation.function, requestID: invocation.requestID,
            details: details(of: request, verified))
        var change = AggregateChange(dispute, event)
        let table = disputes.aggregates.base.table
        try change.others.insert(
            OpenDisputeModel(
                contract: request.contract, transactionID: request.transactionID, dispute: request.reference,
                openedAt: facts.at), in: table)
        change.others.check(facts.charge, in: table)
        for piece in request.evidence {
            try change.others.insert(
                DisputeEvidenceModel(piece, of: request.reference, by: request.publisherID, at: facts.at), in: table)
        }
        change.outbox = [
            try OutboxItem(.processDispute, for: request.reference, at: facts.at),
            try OutboxItem(telling: event, DisputeEventData(dispute, partnerID: facts.partnerID)),
        ]
        return change
    }

    private func details(of request: OpenDisputeRequest, _ verified: VerifiedSubmission) -> [String: String] {
        var details = [
            "publisher_id": request.publisherID, "contract_id": request.contract.contractID,
            "transaction_id": request.transactionID, "reason": request.reason.rawValue,
            "amount": request.amount.decimalText, "currency": request.amount.currency.code,
            "request_sha256": verified.requestHash, "certificate_sha256": verified.signature.thumbprint,
            "evidence_count": String(request.evidence.count),
        ]
        details["description"] = request.description
        return details
    }
}

extension DisputeEvidenceModel {
    /// The record of a piece that was submitted.
    init(_ piece: SubmittedEvidence, of dispute: DisputeReference, by publisherID: String, at now: Timestamp) {
        self.init(
            reference: dispute, evidenceID: piece.evidenceID, kind: piece.kind, submittedBy: publisherID,
            submittedAt: now, mediaType: piece.mediaType, sizeBytes: piece.sizeBytes, hash: piece.hash,
            location: DisputeEvidenceBucket.location(of: piece, in: dispute), note: piece.note)
    }
}
