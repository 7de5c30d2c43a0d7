package import SharedLayer

/// Makes the contract of a charge that keeps every rule: everything that its acceptance writes and sends.
package struct SubscriptionChargeCreation: Sendable {
    private let table: String
    private let identifiers: IdentifierGenerator
    private let now: @Sendable () -> Timestamp

    package init(
        table: String, identifiers: IdentifierGenerator = IdentifierGenerator(),
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.table = table
        self.identifiers = identifiers
        self.now = now
    }

    package func change(
        for request: SubscriptionChargeRequest, _ terms: ChargeTerms, _ submission: VerifiedSubmission,
        _ invocation: FunctionInvocation
    ) throws -> AggregateChange<ContractModel> {
        let at = now()
        var contract = ContractModel(
            reference: request.reference, publisherID: request.publisherID, mPassID: request.mPassID,
            transactionID: identifiers.uuid(), amount: request.amountText, currency: request.money.currency,
            period: request.period, requestHash: submission.requestHash, validatedAt: at)
        contract.tier = terms.tier
        contract.templateID = terms.template.id
        contract.templateVersion = terms.template.version
        let event = try contract.append(
            .validated, status: .validated, at: at, function: invocation.function, requestID: invocation.requestID,
            details: Self.details(of: contract, request, submission))
        var change = AggregateChange(contract, event)
        let cycle = ContractCycleModel(contract.reference)
        try change.others.put(cycle, in: table, if: cycle.isFree)
        if contract.reference.period != nil {
            try change.others.insert(ContractPeriodModel(contract), in: table)
        }
        change.outbox = [
            try OutboxItem(.before(.processCharge, terms.tier), for: contract.reference, at: at),
            try OutboxItem(telling: event, ChargeEventData(contract, partnerID: nil)),
        ]
        return change
    }

    private static func details(
        of contract: ContractModel, _ request: SubscriptionChargeRequest, _ submission: VerifiedSubmission
    ) -> [String: String] {
        var details = [
            "transaction_id": contract.transactionID,
            "publisher_id": contract.publisherID,
            "mpass_id": contract.mPassID,
            "amount": request.money.decimalText,
            "currency": contract.currency.code,
            "request_sha256": submission.requestHash,
            "certificate_sha256": submission.signature.thumbprint,
        ]
        details["period"] = contract.period
        details["template_id"] = contract.templateID
        details["template_version"] = contract.templateVersion.map { String($0) }
        return details
    }
}
