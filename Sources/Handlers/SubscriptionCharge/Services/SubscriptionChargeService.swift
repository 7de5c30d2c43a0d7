package import SharedLayer

/// Accepts charges: shape, signature, rules, then one transaction that makes the contract, and an answer that a repeat of
/// the same bytes gets again.
package struct SubscriptionChargeService: Sendable {
    private let schema: @Sendable () throws -> InputValidator
    private let templates: @Sendable () throws -> ContractTemplateCatalogue
    private let signatures: SubmissionVerifier
    private let parties: ChargePartiesReader
    private let acceptance: SubmissionAcceptance<ContractModel>
    private let creation: SubscriptionChargeCreation
    private let validator = SubscriptionContractValidator()

    package init(
        schema: @escaping @Sendable () throws -> InputValidator,
        templates: @escaping @Sendable () throws -> ContractTemplateCatalogue, signatures: SubmissionVerifier,
        parties: ChargePartiesReader, contracts: ContractRepository, outbox: Outbox
    ) {
        self.schema = schema
        self.templates = templates
        self.signatures = signatures
        self.parties = parties
        acceptance = SubmissionAcceptance(aggregates: contracts, outbox: outbox, requestHash: \.requestHash)
        creation = SubscriptionChargeCreation(table: contracts.base.table)
    }

    /// Throws a `SubscriptionChargeError` (`malformedRequest`, `unauthorized`, `ruleViolation`, `contractConflict`), an
    /// `IdempotencyError`, a `RepositoryError`, or a `CertificateError`.
    package func accept(
        _ submission: SignedSubmission, _ invocation: FunctionInvocation
    ) async throws -> SubscriptionChargeResponse {
        let request = try SubscriptionChargeRequest(document: submission.document, schema: schema())
        do {
            async let standing = acceptance.standing(
                of: submission, as: request.reference, by: request.publisherID, with: parties.reads(for: request))
            let verified = try await signatures.verify(submission, signerID: request.publisherID)
            let outcome = try await outcome(of: request, verified, standing, invocation)
            if !outcome.isRepeat { invocation.count(.validated) }
            return SubscriptionChargeResponse(acceptedAs: outcome.aggregate)
        } catch let error as SubmissionError {
            throw SubscriptionChargeError(error)
        }
    }

    private func outcome(
        of request: SubscriptionChargeRequest, _ submission: VerifiedSubmission,
        _ standing: SubmissionStanding<ContractModel>, _ invocation: FunctionInvocation
    ) async throws -> SubmissionAcceptance<ContractModel>.Outcome {
        do {
            return try await acceptance.accept(
                submission, as: request.reference, by: request.publisherID, invocation, standing: standing,
                authorize: { try requireMember(request, parties.parties(of: request, in: standing.others)) },
                check: { try terms(of: request, parties.parties(of: request, in: standing.others)) },
                create: { try creation.change(for: request, $0, submission, invocation) })
        } catch let error as RepositoryError {
            let cycle = ContractCycleModel(request.reference).key
            guard error.conflicts.contains(where: { $0.key == cycle && $0.reason == .conditionFailed }) else {
                throw error
            }
            // Once more, so that the signature is noted, and whatever else is wrong comes first.
            return try await acceptance.accept(
                submission, as: request.reference, by: request.publisherID, invocation,
                authorize: { try requireMember(request, parties.parties(of: request, in: standing.others)) },
                check: { throw Self.refusal([Self.otherCycle]) },
                create: { try creation.change(for: request, $0, submission, invocation) })
        }
    }

    private func terms(of request: SubscriptionChargeRequest, _ parties: ChargeParties) throws -> ChargeTerms {
        var violations = validator.violations(of: request, parties: parties)
        guard !violations.contains(where: { $0.code == .publisherNotOfOrganization }) else {
            throw Self.refusal(violations)
        }
        switch try templates().template(request.template, version: request.templateVersion) {
        case .success(let template):
            guard violations.isEmpty, let mPass = parties.mPass else { throw Self.refusal(violations) }
            return ChargeTerms(template: template, tier: mPass.tier)
        case .failure(let violation):
            violations.append(violation)
            throw Self.refusal(violations)
        }
    }

    /// Throws `ruleViolation` for a publisher of another organization.
    private func requireMember(_ request: SubscriptionChargeRequest, _ parties: ChargeParties) throws {
        let violations = validator.violations(of: request, parties: parties)
        guard !violations.contains(where: { $0.code == .publisherNotOfOrganization }) else {
            throw Self.refusal(violations)
        }
    }

    private static func refusal(_ violations: [RuleViolation]) -> SubscriptionChargeError {
        let result = ValidationResult(violations.map(\.issue))
        return SubscriptionChargeError(
            .ruleViolation, "The charge breaks rules.", issues: result.issues, ruleCodes: result.codes)
    }

    private static let otherCycle = RuleViolation(
        code: .billingCycleMismatch, pointer: "/period", message: "The contract is charged in another cycle.")
}

extension SubscriptionChargeResponse {
    /// The answer is about the acceptance, so that a repeat gets the same one however far the contract has come since.
    fileprivate init(acceptedAs contract: ContractModel) {
        self.init(
            transactionID: contract.transactionID, status: .validated, processedAt: contract.validatedAt,
            partnerConfirmation: nil)
    }
}

extension SubscriptionChargeError {
    fileprivate init(_ error: SubmissionError) {
        switch error.code {
        case .unauthorized, .signatureUsed: self.init(.unauthorized, error.message, cause: error.cause)
        case .conflict: self.init(.contractConflict, error.message, cause: error.cause)
        }
    }
}
