package import SharedLayer

extension EvidenceContract {
    /// Throws a `ShapeError`, which a contract that was stored does not have.
    package init(_ contract: ContractModel) throws(ShapeError) {
        self.init(
            summary: try ContractSummary(contract), requestedAmount: contract.amount, requestHash: contract.requestHash,
            deliveryID: contract.deliveryID, chargePeriod: contract.reference.period,
            lastEventSequence: contract.lastEventSequence, lastEventHash: contract.lastEventHash)
    }

    /// The state that the evidence tells of. Throws `malformedEvidence` for values that no contract has.
    package func model() throws(ContractError) -> ContractModel {
        guard let currency = Currency(summary.currency) else {
            throw ContractError(.malformedEvidence, "The contract's currency is none.")
        }
        var contract = ContractModel(
            reference: ContractReference(
                organizationID: summary.organizationID, contractID: summary.contractID, period: chargePeriod),
            publisherID: summary.publisherID, mPassID: summary.mPassID, transactionID: summary.transactionID,
            amount: requestedAmount, currency: currency, period: summary.period, requestHash: requestHash,
            validatedAt: summary.validatedAt)
        contract.status = summary.status
        contract.statusReachedAt = summary.statusReachedAt
        contract.deliveryID = deliveryID
        contract.partnerConfirmation = summary.partnerConfirmation
        contract.failureReason = summary.failureReason
        contract.lastEventSequence = lastEventSequence
        contract.lastEventHash = lastEventHash
        do {
            try contract.validateShape()
        } catch {
            throw ContractError(.malformedEvidence, "The contract is none.", cause: error)
        }
        return contract
    }
}
