/// A charge that can be disputed, as it was told by whoever made it: what it was, and what of it was given back.
///
/// Its version guards the sum of all refunds: two decisions about one charge cannot both take the same money.
package struct DisputableChargeModel: VersionedRecordModel {
    /// The contract that the charge made.
    package let contract: ContractReference
    /// The charge's own id.
    package let transactionID: String
    package let publisherID: String
    /// Who got the contract; nil where that was not told.
    package let partnerID: String?
    package let amount: Money
    package let chargedAt: Timestamp
    /// Of the event that told it: lowercase hex.
    package let eventID: String
    /// What accepted disputes gave back so far.
    package var refunded: Money
    package var version: Int

    /// Throws a `ShapeError`, which an amount that is none of that currency has.
    package init(
        contract: ContractReference, transactionID: String, publisherID: String, partnerID: String?, amount: Money,
        chargedAt: Timestamp, eventID: String
    ) throws(ShapeError) {
        self.contract = contract
        self.transactionID = transactionID
        self.publisherID = publisherID
        self.partnerID = partnerID
        self.amount = amount
        self.chargedAt = chargedAt
        self.eventID = eventID
        refunded = try Money(minorUnits: 0, currency: amount.currency)
        version = 0
    }

    package var key: RecordKey { Self.key(contract, transactionID: transactionID) }

    package static func key(_ contract: ContractReference, transactionID: String) -> RecordKey {
        RecordKey(partition: "CHARGED#\(contract.partition)", sort: "CHARGE#\(transactionID)")
    }

    package func validateShape() throws(ShapeError) {
        try contract.validateShape(in: "contract")
        try FieldShape.identifier(transactionID, "transactionID")
        try FieldShape.identifier(publisherID, "publisherID")
        if let partnerID { try FieldShape.identifier(partnerID, "partnerID") }
        try FieldShape.positive(amount, "amount")
        try FieldShape.sha256(eventID, "eventID")
        try FieldShape.notNegative(refunded, "refunded")
        try FieldShape.currency(refunded, "refunded", is: amount.currency)
        guard refunded.minorUnits <= amount.minorUnits else {
            throw ShapeError(.outOfRange, field: "refunded", "must not be more than amount")
        }
        try validateVersion()
    }
}
