package import SharedLayer

/// Accepts reconciliations: shape, signature, rules, then one transaction that makes it.
package struct ReconciliationService: Sendable {
    private let schema: @Sendable () throws -> InputValidator
    private let signatures: SubmissionVerifier
    private let organizations: OrganizationRepository
    private let publishers: PublisherRepository
    private let store: ReconciliationWorkStore
    private let acceptance: SubmissionAcceptance<ReconciliationModel>
    private let now: @Sendable () -> Timestamp

    package init(
        schema: @escaping @Sendable () throws -> InputValidator, signatures: SubmissionVerifier,
        organizations: OrganizationRepository, publishers: PublisherRepository, store: ReconciliationWorkStore,
        reconciliations: ReconciliationRepository, outbox: Outbox,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.schema = schema
        self.signatures = signatures
        self.organizations = organizations
        self.publishers = publishers
        self.store = store
        self.now = now
        acceptance = SubmissionAcceptance(
            aggregates: reconciliations.aggregates, outbox: outbox, requestHash: { $0.requestHash })
    }

    /// Throws a `ReconciliationError` (`malformedRequest`, `ruleViolation`), a `SubmissionError`, a `RepositoryError`, an `AWSError`.
    package func accept(
        _ submission: SignedSubmission, _ invocation: FunctionInvocation
    ) async throws -> ReconciliationResponse {
        let request = try ReconciliationRequest(document: submission.document, schema: schema())
        let verified = try await signatures.verify(submission, signerID: request.publisherID)
        let outcome = try await acceptance.accept(
            verified, as: request.reference, by: request.publisherID, invocation
        ) {
            try await requireMember(request)
        } check: {
            try await checked(request)
        } create: { parties in
            try creation(of: request, parties, requestHash: verified.requestHash, invocation)
        }
        if !outcome.isRepeat { invocation.count(.received) }
        return ReconciliationResponse(acceptedAs: outcome.aggregate)
    }

    private func checked(_ request: ReconciliationRequest) async throws -> ReconciliationParties {
        async let organization = organizations.get(request.reference.organizationID)
        async let publisher = publishers.get(request.publisherID)
        let parties = ReconciliationParties(
            organization: try await organization, publisher: try await publisher, file: try await file(request))
        let issues = ReconciliationRules.violations(
            of: request, parties, today: LedgerRecordModel.daysSince1970(now()))
        guard issues.isEmpty else {
            throw ReconciliationError(
                .ruleViolation, "The reconciliation breaks rules.", issues: issues,
                ruleCodes: issues.compactMap(\.code))
        }
        return parties
    }

    /// Throws `ruleViolation` for a publisher of another organization.
    private func requireMember(_ request: ReconciliationRequest) async throws {
        do {
            _ = try await checked(request)
        } catch let error as ReconciliationError {
            let isStranger = error.ruleCodes.contains(ReconciliationRules.Code.publisherNotOfOrganization.rawValue)
            guard !isStranger else { throw error }
        }
    }

    /// A file below another organization's prefix is not even looked for.
    private func file(_ request: ReconciliationRequest) async throws -> ObjectHead? {
        guard case .file(let file) = request.source,
            ReconciliationRules.isBelowPrefix(file, of: request.reference.organizationID)
        else { return nil }
        return try await store.head(file.key)
    }

    private func creation(
        of request: ReconciliationRequest, _ parties: ReconciliationParties, requestHash: String,
        _ invocation: FunctionInvocation
    ) throws -> AggregateChange<ReconciliationModel> {
        guard let organization = parties.organization else {
            throw ReconciliationError(.recordMissing, "The organization is gone.")
        }
        let at = now()
        var file: RecordFile?
        if case .file(let reference) = request.source, let head = parties.file {
            file = RecordFile(
                bucket: store.bucket, object: reference.key, entityTag: head.entityTag, sha256: reference.sha256,
                format: reference.format, sizeBytes: head.sizeBytes)
        }
        var reconciliation = ReconciliationModel(
            reference: request.reference, partnerID: organization.partnerID,
            periodStart: Timestamp(secondsSince1970: Int64(request.days.lowerBound) * 86_400),
            periodEnd: Timestamp(secondsSince1970: Int64(request.days.upperBound + 1) * 86_400), file: file,
            requestHash: requestHash, createdAt: at)
        var details = [
            "publisher_id": request.publisherID, "partner_id": organization.partnerID, "request_sha256": requestHash,
        ]
        if let file { details["file"] = file.object }
        let event = try reconciliation.append(
            .received, status: .received, at: at, function: invocation.function, requestID: invocation.requestID,
            details: details)
        var change = AggregateChange(reconciliation, event)
        change.outbox = [try OutboxItem(.scatterRecords, for: request.reference, at: at)]
        return change
    }
}
