import Logging
package import SharedLayer

/// Accepts charges: shape, signature, rules, then one transaction that makes the contract, and an answer that a repeat of
/// the same bytes gets again.
package struct SubscriptionChargeService: Sendable {
    private let schema: @Sendable () throws -> InputValidator
    private let signatures: SubmissionVerifier
    private let parties: ChargePartiesReader
    private let contracts: ContractRepository
    private let outbox: Outbox
    private let validator = SubscriptionContractValidator()
    private let identifiers: IdentifierGenerator
    private let now: @Sendable () -> Timestamp

    package init(
        schema: @escaping @Sendable () throws -> InputValidator, signatures: SubmissionVerifier,
        parties: ChargePartiesReader,
        contracts: ContractRepository, outbox: Outbox, identifiers: IdentifierGenerator = IdentifierGenerator(),
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.schema = schema
        self.signatures = signatures
        self.parties = parties
        self.contracts = contracts
        self.outbox = outbox
        self.identifiers = identifiers
        self.now = now
    }

    /// Throws a `SubscriptionChargeError` (`malformedRequest`, `unauthorized`, `ruleViolation`, `contractConflict`), a
    /// `RepositoryError`, or a `CertificateError`.
    package func accept(
        _ submission: SignedSubmission, _ invocation: FunctionInvocation
    ) async throws -> SubscriptionChargeResponse {
        let request = try SubscriptionChargeRequest(document: submission.document, schema: schema())
        let charge = VerifiedCharge(
            request: request, submission: submission, signature: try await signature(of: submission, request))

        if let contract = try await contracts.contract(request.reference) {
            try await use(charge, invocation)
            return try await answerRepeat(of: contract, charge, invocation)
        }
        let result = validator.validateBusinessRules(request, try await parties.read(request))
        guard result.isValid else {
            try await use(charge, invocation)
            throw SubscriptionChargeError(
                .ruleViolation, "The charge breaks rules.", issues: result.issues, ruleCodes: result.codes)
        }
        return try await create(charge, invocation)
    }

    private func signature(
        of submission: SignedSubmission, _ request: SubscriptionChargeRequest
    ) async throws -> VerifiedSignature {
        do {
            return try await signatures.verify(submission, signerID: request.publisherID).signature
        } catch let error as SubmissionError {
            throw SubscriptionChargeError(.unauthorized, error.message, cause: error.cause)
        }
    }

    private func create(
        _ charge: VerifiedCharge, _ invocation: FunctionInvocation
    ) async throws -> SubscriptionChargeResponse {
        let change = try charge.creation(
            transactionID: identifiers.uuid(), at: now(), function: invocation.function,
            requestID: invocation.requestID)
        do {
            _ = try await contracts.apply(change)
        } catch {
            guard error.code == .versionConflict || error.code == .signatureUsed else { throw error }
            return try await answerConflict(error, change, charge, invocation)
        }
        invocation.count(change.contract.status)
        invocation.logger.info(
            "The charge was accepted",
            metadata: [
                "contract_id": "\(charge.request.contractID)", "transaction_id": "\(change.contract.transactionID)",
            ])
        if let item = change.outbox { await outbox.sendNow(item, invocation) }
        return SubscriptionChargeResponse(acceptedAs: change.contract)
    }

    /// The transaction found something in its way: its own first attempt, whose answer was lost; a used signature; or the
    /// same contract, made by somebody at the same time.
    private func answerConflict(
        _ error: RepositoryError, _ change: ContractChange, _ charge: VerifiedCharge, _ invocation: FunctionInvocation
    ) async throws -> SubscriptionChargeResponse {
        let contract = try await contracts.contract(charge.request.reference)
        if let contract, contract.transactionID == change.contract.transactionID {
            await outbox.sendLeftOverNow(of: contract.reference, invocation)
            return SubscriptionChargeResponse(acceptedAs: contract)
        }
        if error.code == .signatureUsed {
            throw SubscriptionChargeError(.unauthorized, "The signature was used before.", cause: error)
        }
        guard let contract else { throw error }
        try await use(charge, invocation)
        return try await answerRepeat(of: contract, charge, invocation)
    }

    private func answerRepeat(
        of contract: ContractModel, _ charge: VerifiedCharge, _ invocation: FunctionInvocation
    ) async throws -> SubscriptionChargeResponse {
        guard contract.requestHash == charge.requestHash else {
            throw SubscriptionChargeError(.contractConflict, "The contract exists with another body.")
        }
        await outbox.sendLeftOverNow(of: contract.reference, invocation)
        return SubscriptionChargeResponse(acceptedAs: contract)
    }

    /// Notes the signature's use where there is no transaction to do it. Throws `unauthorized` when it was used before.
    private func use(_ charge: VerifiedCharge, _ invocation: FunctionInvocation) async throws {
        do {
            try await contracts.insert(charge.usedSignature(by: invocation.requestID))
        } catch {
            guard error.code == .signatureUsed else { throw error }
            throw SubscriptionChargeError(.unauthorized, "The signature was used before.", cause: error)
        }
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
