package import SharedLayer

extension ContractSummary {
    /// Throws a `ShapeError`, which a contract that was stored does not have.
    package init(_ contract: ContractModel) throws(ShapeError) {
        self.init(
            organizationID: contract.reference.organizationID, contractID: contract.reference.contractID,
            transactionID: contract.transactionID, publisherID: contract.publisherID, mPassID: contract.mPassID,
            amount: try contract.money.decimalText, currency: contract.currency.code, period: contract.period,
            status: contract.status, statusReachedAt: contract.statusReachedAt, validatedAt: contract.validatedAt,
            partnerConfirmation: contract.partnerConfirmation, failureReason: contract.failureReason)
    }
}
