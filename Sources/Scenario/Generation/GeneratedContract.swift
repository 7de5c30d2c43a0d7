package import SharedLayer

/// A contract that a charge of the simulated network became, with its whole history: nearly all are delivered, a few are rejected
/// in processing, a few do not reach their partner.
package struct GeneratedContract: Sendable {
    package private(set) var contract: ContractModel
    package private(set) var events: [ContractEventModel] = []
    /// What other domains were told, in order.
    package private(set) var told: [DomainEvent<ChargeEventData>] = []

    /// - Parameter requestHash: SHA-256 of the request's bytes in lowercase hex.
    package init(_ charge: GeneratedCharge, seed: UInt64, plan: SeedPlan, requestHash: String) throws {
        contract = ContractModel(
            reference: ContractReference(
                organizationID: plan.organizationID, contractID: charge.contractID, period: charge.period),
            publisherID: plan.publisherID, mPassID: SeedPlan.mPassID(charge.tier, prefix: plan.mPassPrefix),
            transactionID: charge.transactionID, amount: charge.amount.decimalText,
            currency: charge.amount.currency, period: charge.period, requestHash: requestHash,
            validatedAt: charge.chargedAt)
        var source = GenerationSource(seed: seed, stream: "contract", place: charge.number)
        try append(.validated, .validated, by: "ValidateContractFunction", &source)
        try tell(partnerID: nil)
        if source.happens(percent: Self.rejectedPercent) {
            contract.failureReason = "MPASS_NOT_ACTIVE: The mPass is no longer active."
            try append(.rejected, .rejected, by: "ProcessChargeFunction", &source)
            try tell(partnerID: nil)
        } else {
            try sign(charge, &source)
            try deliver(isReachable: !source.happens(percent: Self.unreachablePercent), &source)
            try tell(partnerID: plan.partnerID)
        }
    }

    private mutating func sign(_ charge: GeneratedCharge, _ source: inout GenerationSource) throws {
        contract.amountMinorUnits = charge.amount.minorUnits
        try append(.processed, .processed, by: "ProcessChargeFunction", &source)
        contract.deliveryID = source.uuid()
        try append(.signed, .signed, by: "SignContractFunction", &source)
    }

    private mutating func deliver(isReachable: Bool, _ source: inout GenerationSource) throws {
        if isReachable {
            contract.partnerConfirmation = "receipt-\(Hexadecimal.text(source.bytes(4)))"
            try append(.delivered, .delivered, by: "DeliverToPartnerFunction", &source)
        } else {
            contract.failureReason = "HTTP_503: The partner answered with 503."
            try append(.deliveryFailed, .deliveryFailed, by: "DeliverToPartnerFunction", &source)
        }
    }

    private mutating func append(
        _ type: ContractEventType, _ status: ContractStatus, by function: String, _ source: inout GenerationSource
    ) throws {
        let pause = events.isEmpty ? 0 : Int64(source.number(in: 20...900))
        let at = contract.statusReachedAt.adding(milliseconds: pause)
        events.append(
            try contract.append(type, status: status, at: at, function: function, requestID: source.uuid()))
    }

    private mutating func tell(partnerID: String?) throws {
        guard let event = events.last else { return }
        told.append(DomainEvent(event, try ChargeEventData(contract, partnerID: partnerID)))
    }

    private static let rejectedPercent = 1
    private static let unreachablePercent = 2
}
