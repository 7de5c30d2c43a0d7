/// The state of a reconciliation run: a partner's records against ours. Its history is in `ReconciliationEventModel`, its
/// parts in `ReconciliationPartModel`s, each record's outcome in a `ReconciliationResultModel`.
package struct ReconciliationModel: AggregateModel {
    package typealias Status = ReconciliationStatus
    package typealias EventType = ReconciliationEventType

    package let reference: ReconciliationReference
    package let partnerID: String
    package let periodStart: Timestamp
    package let periodEnd: Timestamp
    /// Nil when the records came inline, in the request.
    package let file: RecordFile?
    /// SHA-256 of the request's bytes in lowercase hex.
    package let requestHash: String
    package let createdAt: Timestamp

    package var status: ReconciliationStatus
    package var statusReachedAt: Timestamp
    /// Records that the partner sent, once they are counted.
    package var recordCount: Int
    package var partCount: Int
    package var counts: OutcomeCounts
    /// One for each currency.
    package var totals: [CurrencyTotals]
    package var deliveryID: String?
    package var partnerConfirmation: String?
    package var failureReason: String?
    package var lastEventSequence: Int
    package var lastEventHash: String
    package var version: Int

    package init(
        reference: ReconciliationReference, partnerID: String, periodStart: Timestamp, periodEnd: Timestamp,
        file: RecordFile? = nil, requestHash: String, createdAt: Timestamp
    ) {
        self.reference = reference
        self.partnerID = partnerID
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.file = file
        self.requestHash = requestHash
        self.createdAt = createdAt
        status = .received
        statusReachedAt = createdAt
        recordCount = 0
        partCount = 0
        counts = OutcomeCounts()
        totals = []
        lastEventSequence = 0
        lastEventHash = EventChain.start
        version = 0
    }

    package var listedAt: Timestamp { createdAt }

    package func validateShape() throws(ShapeError) {
        try validateAggregate()
        try FieldShape.identifier(partnerID, "partnerID")
        try FieldShape.order(periodStart, "periodStart", before: periodEnd, "periodEnd")
        try file?.validateShape()
        try FieldShape.sha256(requestHash, "requestHash")
        try FieldShape.number(recordCount, "recordCount", in: 0...NumberedKey.numberMax)
        try FieldShape.number(partCount, "partCount", in: 0...ReconciliationPartModel.partsMax)
        try counts.validateShape()
        try FieldShape.count(totals, "totals", max: Self.currenciesMax)
        try FieldShape.distinct(totals.map(\.currency), "totals")
        for (index, total) in totals.enumerated() { try total.validateShape("totals[\(index)]") }
        if let deliveryID { try FieldShape.identifier(deliveryID, "deliveryID") }
        if let partnerConfirmation { try FieldShape.note(partnerConfirmation, "partnerConfirmation") }
        if let failureReason { try FieldShape.note(failureReason, "failureReason") }
    }

    /// More than ISO 4217 has.
    private static let currenciesMax = 200
}
