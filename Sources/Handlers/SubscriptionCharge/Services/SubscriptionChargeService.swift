package import SharedLayer

/// Accepts charges: shape, signature, rules, then one transaction that makes the contract, and an answer that a repeat of
/// the same bytes gets again.
package struct SubscriptionChargeService: Sendable {
    private let schema: @Sendable () throws -> InputValidator
    private let signatures: SubmissionVerifier
    private let parties: ChargePartiesReader
    private let acceptance: SubmissionAcceptance<ContractModel>
    private let validator = SubscriptionContractValidator()
    private let identifiers: IdentifierGenerator
    private let now: @Sendable () -> Timestamp

    package init(
        schema: @escaping @Sendable () throws -> InputValidator, signatures: SubmissionVerifier,
        parties: ChargePartiesReader, contracts: ContractRepository, outbox: Outbox,
        identifiers: IdentifierGenerator = IdentifierGenerator(),
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.schema = schema
        self.signatures = signatures
        self.parties = parties
        acceptance = SubmissionAcceptance(aggregates: contracts, outbox: outbox, requestHash: \.requestHash)
        self.identifiers = identifiers
        self.now = now
    }

    /// Throws a `SubscriptionChargeError` (`malformedRequest`, `unauthorized`, `ruleViolation`, `contractConflict`), a
    /// `RepositoryError`, or a `CertificateError`.
    package func accept(
        _ submission: SignedSubmission, _ invocation: FunctionInvocation
    ) async throws -> SubscriptionChargeResponse {
        let request = try SubscriptionChargeRequest(document: submission.document, schema: schema())
        do {
            let verified = try await signatures.verify(submission, signerID: request.publisherID)
            let outcome = try await acceptance.accept(
                verified, as: request.reference, by: request.publisherID, invocation,
                check: { try await check(request) }, create: { try creation(of: request, verified, invocation) })
            if !outcome.isRepeat { invocation.count(.validated) }
            return SubscriptionChargeResponse(acceptedAs: outcome.aggregate)
        } catch let error as SubmissionError {
            throw SubscriptionChargeError(error)
        }
    }

    private func check(_ request: SubscriptionChargeRequest) async throws {
        let result = validator.validateBusinessRules(request, try await parties.read(request))
        guard result.isValid else {
            throw SubscriptionChargeError(
                .ruleViolation, "The charge breaks rules.", issues: result.issues, ruleCodes: result.codes)
        }
    }

    private func creation(
        of request: SubscriptionChargeRequest, _ submission: VerifiedSubmission, _ invocation: FunctionInvocation
    ) throws -> AggregateChange<ContractModel> {
        let at = now()
        var contract = ContractModel(
            reference: request.reference, publisherID: request.publisherID, mPassID: request.mPassID,
            transactionID: identifiers.uuid(), amount: request.amountText, currency: request.money.currency,
            period: request.period, requestHash: submission.requestHash, validatedAt: at)
        let event = try contract.append(
            .validated, status: .validated, at: at, function: invocation.function, requestID: invocation.requestID,
            details: [
                "transaction_id": contract.transactionID,
                "publisher_id": request.publisherID,
                "mpass_id": request.mPassID,
                "amount": request.money.decimalText,
                "currency": request.money.currency.code,
                "request_sha256": submission.requestHash,
                "certificate_sha256": submission.signature.thumbprint,
            ])
        var change = AggregateChange(contract, event)
        change.outbox = [try OutboxItem(.processCharge, for: contract.reference, at: at)]
        return change
    }
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
