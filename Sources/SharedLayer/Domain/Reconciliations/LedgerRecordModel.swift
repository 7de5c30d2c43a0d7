/// Our side of a reconciliation: one charge that was delivered, or one refund that a dispute brought about.
///
/// The stack's own copy, kept by partner and day from what other domains tell on the bus: nobody reads another domain's table.
package struct LedgerRecordModel: RecordModel {
    package let organizationID: String
    package let partnerID: String
    /// A charge's transaction id, a refund's dispute id: a repeat of the event comes to the same key.
    package let recordID: String
    package let kind: LedgerRecordKind
    package let amount: Money
    package let contractID: String
    /// What the charge is for, such as 2026-11: a contract is charged once for each. Nil for a contract that is charged once, and for a
    /// refund: what tells of a dispute does not name it.
    package let period: String?
    /// The charge's, also for its refund.
    package let transactionID: String
    /// Nil for a refund: what tells of a dispute does not name it.
    package let mPassID: String?
    /// When the charge was accepted, or the refund decided.
    package let occurredAt: Timestamp
    /// The event that told of it.
    package let eventID: String

    package init(
        organizationID: String, partnerID: String, recordID: String, kind: LedgerRecordKind, amount: Money,
        contractID: String, period: String? = nil, transactionID: String, mPassID: String?, occurredAt: Timestamp,
        eventID: String
    ) {
        self.organizationID = organizationID
        self.partnerID = partnerID
        self.recordID = recordID
        self.kind = kind
        self.amount = amount
        self.contractID = contractID
        self.period = period
        self.transactionID = transactionID
        self.mPassID = mPassID
        self.occurredAt = occurredAt
        self.eventID = eventID
    }

    /// The day in UTC, counted from 1 January 1970: what partners agree on as a record's date.
    package var daysSince1970: Int { Self.daysSince1970(occurredAt) }

    package static func daysSince1970(_ moment: Timestamp) -> Int {
        let seconds = moment.secondsSince1970
        return Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    }

    package var key: RecordKey {
        RecordKey(
            partition: Self.partition(
                organizationID: organizationID, partnerID: partnerID, daysSince1970: daysSince1970),
            sort: Self.sortPrefix + recordID)
    }

    package static func partition(organizationID: String, partnerID: String, daysSince1970: Int) -> String {
        "LEDGER#\(organizationID)#\(partnerID)#\(CivilDate(daysSince1970: daysSince1970).text)"
    }

    package static let sortPrefix = "RECORD#"

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(organizationID, "organizationID")
        try FieldShape.identifier(partnerID, "partnerID")
        try FieldShape.identifier(recordID, "recordID")
        try FieldShape.positive(amount, "amount")
        try FieldShape.identifier(contractID, "contractID")
        if let period { try FieldShape.name(period, "period") }
        try FieldShape.identifier(transactionID, "transactionID")
        if let mPassID { try FieldShape.identifier(mPassID, "mPassID") }
        try FieldShape.sha256(eventID, "eventID")
    }
}
