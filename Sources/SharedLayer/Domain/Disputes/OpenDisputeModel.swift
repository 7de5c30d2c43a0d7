/// Says that a charge is being disputed: there while a dispute about it is open, so that there is one at most.
///
/// Inserted in the transaction that opens a dispute, deleted in the one that ends it.
package struct OpenDisputeModel: RecordModel {
    package let contract: ContractReference
    package let transactionID: String
    package let dispute: DisputeReference
    package let openedAt: Timestamp

    package init(
        contract: ContractReference, transactionID: String, dispute: DisputeReference, openedAt: Timestamp
    ) {
        self.contract = contract
        self.transactionID = transactionID
        self.dispute = dispute
        self.openedAt = openedAt
    }

    package var key: RecordKey { Self.key(contract, transactionID: transactionID) }

    package static func key(_ contract: ContractReference, transactionID: String) -> RecordKey {
        RecordKey(partition: "DISPUTED#\(contract.partition)", sort: "CHARGE#\(transactionID)")
    }

    package func validateShape() throws(ShapeError) {
        try contract.validateShape(in: "contract")
        try FieldShape.identifier(transactionID, "transactionID")
        try dispute.validateShape(in: "dispute")
    }
}
