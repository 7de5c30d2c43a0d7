package import SharedLayer

/// Accepts settlements: shape, signature, rules, then one transaction that makes the settlement and takes the account's period.
package struct SettlementService: Sendable {
    private let schema: @Sendable () throws -> InputValidator
    private let signatures: SubmissionVerifier
    private let facts: SettlementFactsReader
    private let settlements: SettlementRepository
    private let acceptance: SubmissionAcceptance<SettlementModel>
    private let terms: SettlementTermsBook
    private let validator = SettlementValidator()
    private let now: @Sendable () -> Timestamp

    package init(
        schema: @escaping @Sendable () throws -> InputValidator = SettlementRequestSchema.validator,
        signatures: SubmissionVerifier, facts: SettlementFactsReader, settlements: SettlementRepository,
        outbox: Outbox, terms: SettlementTermsBook, now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.schema = schema
        self.signatures = signatures
        self.facts = facts
        self.settlements = settlements
        acceptance = SubmissionAcceptance(
            aggregates: settlements.aggregates, outbox: outbox, requestHash: \.requestHash)
        self.terms = terms
        self.now = now
    }

    /// Throws a `SettlementError` (`malformedRequest`, `ruleViolation`), a `SubmissionError`, a `RepositoryError`, or a
    /// `CertificateError`.
    package func accept(
        _ submission: SignedSubmission, _ invocation: FunctionInvocation
    ) async throws -> SettlementResponse {
        let request = try SettlementRequest(document: submission.document, schema: schema())
        let verified = try await signatures.verify(submission, signerID: request.publisherID)
        return SettlementResponse(acceptedAs: try await accept(request, verified, invocation).aggregate)
    }

    private func accept(
        _ request: SettlementRequest, _ verified: VerifiedSubmission, _ invocation: FunctionInvocation
    ) async throws -> SubmissionAcceptance<SettlementModel>.Outcome {
        try await acceptance.accept(
            verified, as: request.reference, by: request.publisherID, invocation
        ) {
            try await requireMember(request)
        } check: {
            try await account(for: request)
        } create: { account in
            let settlement = SettlementModel(
                reference: request.reference, partnerID: request.partnerID, currency: request.currency,
                origin: .onDemand, periodStart: request.periodStart, periodEnd: request.periodEnd, createdAt: now(),
                requestHash: verified.requestHash,
                templateVersion: request.templateVersion ?? SettlementTemplate.current.version)
            return try SettlementOpening(
                settlement: settlement, account: account, terms: terms.terms(of: request.partnerID)
            ).change(
                in: settlements.aggregates.base.table, invocation,
                details: [
                    "publisher_id": request.publisherID, "request_sha256": verified.requestHash,
                    "certificate_sha256": verified.signature.thumbprint,
                ])
        }
    }

    /// Throws `ruleViolation` for a publisher of another organization.
    private func requireMember(_ request: SettlementRequest) async throws {
        let violations = validator.violations(of: request, facts: try await facts.read(request), at: now())
        guard !violations.contains(where: { $0.code == .publisherNotOfOrganization }) else {
            throw SettlementError(.ruleViolation, "The settlement is a stranger's.", issues: violations.map(\.issue))
        }
    }

    private func account(for request: SettlementRequest) async throws -> SettlementAccountModel {
        let facts = try await facts.read(request)
        let violations = validator.violations(of: request, facts: facts, at: now())
        guard violations.isEmpty, let account = facts.account else {
            throw SettlementError(.ruleViolation, "The settlement breaks rules.", issues: violations.map(\.issue))
        }
        return account
    }
}
