/// One period that a contract was charged for: what lists a contract's charges.
package struct ContractPeriodModel: RecordModel {
    /// Of the charge.
    package let reference: ContractReference
    package let transactionID: String
    package let chargedAt: Timestamp

    package init(_ contract: ContractModel) {
        reference = contract.reference
        transactionID = contract.transactionID
        chargedAt = contract.validatedAt
    }

    package var key: RecordKey {
        RecordKey(partition: reference.contract.partition, sort: Self.sortPrefix + (reference.period ?? ""))
    }

    package static let sortPrefix = "PERIOD#"

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        guard reference.period != nil else {
            throw ShapeError(.missing, field: "reference.period", "must be there")
        }
        try FieldShape.identifier(transactionID, "transactionID")
    }
}
