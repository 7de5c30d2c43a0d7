/// The state of a contract for one of its periods: of one charge. Its history is in `ContractEventModel`.
package struct ContractModel: AggregateModel {
    package typealias Status = ContractStatus
    package typealias EventType = ContractEventType

    package let reference: ContractReference
    package let publisherID: String
    package let mPassID: String
    /// Ours, unique over all organizations.
    package let transactionID: String
    /// The decimal number as the publisher wrote it.
    package let amount: String
    package let currency: Currency
    package let period: String?
    /// SHA-256 of the request's bytes in lowercase hex: tells a repeat from another request under the same name.
    package let requestHash: String
    package let validatedAt: Timestamp

    /// The mPass's tier when the charge was accepted, by which its priority goes; nil in records from before tiers were kept.
    package var tier: MPassTier?
    /// What its document is assembled from; nil in records from before templates had versions.
    package var templateID: String?
    package var templateVersion: Int?

    package var status: ContractStatus
    package var statusReachedAt: Timestamp
    /// Set when the charge was processed.
    package var amountMinorUnits: Int64?
    /// Set when the contract was signed.
    package var deliveryID: String?
    /// What the partner answered, once delivered.
    package var partnerConfirmation: String?
    /// Why the contract was rejected or not delivered: a code, then words.
    package var failureReason: String?
    /// The end of the event chain.
    package var lastEventSequence: Int
    package var lastEventHash: String
    package var version: Int

    package init(
        reference: ContractReference, publisherID: String, mPassID: String, transactionID: String, amount: String,
        currency: Currency, period: String?, requestHash: String, validatedAt: Timestamp
    ) {
        self.reference = reference
        self.publisherID = publisherID
        self.mPassID = mPassID
        self.transactionID = transactionID
        self.amount = amount
        self.currency = currency
        self.period = period
        self.requestHash = requestHash
        self.validatedAt = validatedAt
        status = .validated
        statusReachedAt = validatedAt
        lastEventSequence = 0
        lastEventHash = ContractEventModel.chainStart
        version = 0
    }

    package var listedAt: Timestamp { validatedAt }

    package func validateShape() throws(ShapeError) {
        try validateAggregate()
        try FieldShape.identifier(publisherID, "publisherID")
        try FieldShape.identifier(mPassID, "mPassID")
        try FieldShape.identifier(transactionID, "transactionID")
        guard let amount = ExactDecimal(amount) else {
            throw ShapeError(.malformedAmount, field: "amount", "must be a decimal number")
        }
        guard try Money(amount, currency: currency).minorUnits >= 0 else {
            throw ShapeError(.negativeAmount, field: "amount", "must not be negative")
        }
        if let amountMinorUnits {
            try FieldShape.number(amountMinorUnits, "amountMinorUnits", in: 0...Money.minorUnitsMax)
        }
        if let period { try FieldShape.name(period, "period") }
        guard reference.period == nil || reference.period == period else {
            throw ShapeError(.malformedValue, field: "period", "must be that of the reference")
        }
        if let templateID { try FieldShape.identifier(templateID, "templateID") }
        if let templateVersion { try FieldShape.number(templateVersion, "templateVersion", in: 1...Int(Int32.max)) }
        try FieldShape.sha256(requestHash, "requestHash")
        if let deliveryID { try FieldShape.identifier(deliveryID, "deliveryID") }
        if let partnerConfirmation { try FieldShape.note(partnerConfirmation, "partnerConfirmation") }
        if let failureReason { try FieldShape.note(failureReason, "failureReason") }
    }
}
