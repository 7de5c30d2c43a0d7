package import SharedLayer

/// Executes the charge: checks once more what may have changed since it was accepted, and fixes the amount in minor units.
package struct SubscriptionChargeProcessor: Sendable {
    private let mPasses: MPassRepository
    private let validator = SubscriptionContractValidator()
    private let now: @Sendable () -> Timestamp

    package init(mPasses: MPassRepository, now: @escaping @Sendable () -> Timestamp = Timestamp.now) {
        self.mPasses = mPasses
        self.now = now
    }

    /// VALIDATED becomes PROCESSED, or REJECTED when a rule no longer holds. Throws a `RepositoryError`, a `ShapeError`.
    package func change(
        of contract: ContractModel, _ invocation: FunctionInvocation
    ) async throws -> AggregateChange<ContractModel> {
        let mPass = try await mPasses.get(contract.mPassID)
        let money = try contract.money
        let violations = validator.mPassViolations(
            mPass, id: contract.mPassID, organizationID: contract.reference.organizationID, money: money)
        return try Self.change(of: contract, money: money, violations: violations, at: now(), invocation)
    }

    /// The decision alone, without anything read.
    package static func change(
        of contract: ContractModel, money: Money, violations: [RuleViolation], at now: Timestamp,
        _ invocation: FunctionInvocation
    ) throws -> AggregateChange<ContractModel> {
        var contract = contract
        guard violations.isEmpty else {
            let codes = violations.map(\.code.rawValue).joined(separator: ", ")
            contract.failureReason = codes
            let event = try contract.append(
                .rejected, status: .rejected, at: now, function: invocation.function,
                requestID: invocation.requestID, details: ["reason": codes])
            var change = AggregateChange(contract, event)
            change.outbox = [try OutboxItem(telling: event, ChargeEventData(contract, partnerID: nil))]
            return change
        }
        contract.amountMinorUnits = money.minorUnits
        let event = try contract.append(
            .processed, status: .processed, at: now, function: invocation.function, requestID: invocation.requestID,
            details: ["amount_minor_units": String(money.minorUnits), "currency": money.currency.code])
        var change = AggregateChange(contract, event)
        change.outbox = [
            try OutboxItem(.before(.signContract, contract.tier), for: contract.reference, at: now)
        ]
        return change
    }
}
