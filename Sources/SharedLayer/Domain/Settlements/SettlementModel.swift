/// The state of a settlement with one partner in one currency. Its history is in `SettlementEventModel`, what it adds up in
/// `LedgerLineModel`s.
package struct SettlementModel: AggregateModel {
    package typealias Status = SettlementStatus
    package typealias EventType = SettlementEventType

    package let reference: SettlementReference
    package let partnerID: String
    package let currency: Currency
    package let origin: SettlementOrigin
    /// What is settled: from `periodStart` on, until before `periodEnd`.
    package let periodStart: Timestamp
    package let periodEnd: Timestamp
    package let createdAt: Timestamp
    /// SHA-256 of the request's bytes in lowercase hex; nil for a scheduled run.
    package let requestHash: String?
    /// The version of the pipeline's settlement template by which it is booked.
    package let templateVersion: String

    package var status: SettlementStatus
    package var statusReachedAt: Timestamp
    /// Sums, once it was processed; none is negative.
    package var charges: Money?
    package var refunds: Money?
    package var fees: Money?
    /// What earlier settlements carried forward: zero, or less when the partner owed.
    package var broughtForward: Money?
    /// What is paid to the partner: charges less refunds and fees, with what was brought forward; negative when the partner
    /// owes, and carried forward then.
    package var net: Money?
    package var lineCount: Int
    /// The end of the hash chain over the lines, so that none can be lost unseen; see `LedgerLineModel.hash(of:)`.
    package var linesHash: String?
    package var deliveryID: String?
    package var partnerConfirmation: String?
    package var failureReason: String?
    package var lastEventSequence: Int
    package var lastEventHash: String
    package var version: Int

    package init(
        reference: SettlementReference, partnerID: String, currency: Currency, origin: SettlementOrigin,
        periodStart: Timestamp, periodEnd: Timestamp, createdAt: Timestamp, requestHash: String? = nil,
        templateVersion: String = templateVersionFirst
    ) {
        self.reference = reference
        self.partnerID = partnerID
        self.currency = currency
        self.origin = origin
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.createdAt = createdAt
        self.requestHash = requestHash
        self.templateVersion = templateVersion
        status = .validated
        statusReachedAt = createdAt
        lineCount = 0
        lastEventSequence = 0
        lastEventHash = EventChain.start
        version = 0
    }

    package static let templateVersionFirst = "1"

    package var listedAt: Timestamp { createdAt }

    package func validateShape() throws(ShapeError) {
        try validateAggregate()
        try FieldShape.identifier(partnerID, "partnerID")
        try FieldShape.order(periodStart, "periodStart", before: periodEnd, "periodEnd")
        if let requestHash { try FieldShape.sha256(requestHash, "requestHash") }
        for (sum, field) in [(charges, "charges"), (refunds, "refunds"), (fees, "fees")] {
            if let sum { try FieldShape.notNegative(sum, field) }
        }
        for (sum, field) in [
            (charges, "charges"), (refunds, "refunds"), (fees, "fees"), (net, "net"),
            (broughtForward, "broughtForward"),
        ] {
            if let sum { try FieldShape.currency(sum, field, is: currency) }
        }
        try FieldShape.identifier(templateVersion, "templateVersion")
        try FieldShape.number(lineCount, "lineCount", in: 0...NumberedKey.numberMax)
        if let linesHash { try FieldShape.sha256(linesHash, "linesHash") }
        if let deliveryID { try FieldShape.identifier(deliveryID, "deliveryID") }
        if let partnerConfirmation { try FieldShape.note(partnerConfirmation, "partnerConfirmation") }
        if let failureReason { try FieldShape.note(failureReason, "failureReason") }
    }
}
