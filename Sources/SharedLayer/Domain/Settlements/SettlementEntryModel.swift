/// A charge or a refund on its way into one settlement, and into one only.
///
/// It waits in its account's partition, in the order of time. A settlement takes it by moving it into its own partition, in a
/// transaction that finds it there no more when another one was first.
package struct SettlementEntryModel: RecordModel {
    package let account: SettlementAccountReference
    package let kind: LedgerEntryKind
    /// The id of the charge's transaction, or of the dispute that gives back.
    package let sourceID: String
    /// The charge's transaction, also for a refund.
    package let transactionID: String
    package let amount: Money
    /// When the charge was delivered or the dispute accepted: what cut-offs are compared with.
    package let occurredAt: Timestamp
    /// Of the event that told of it.
    package let eventID: String
    package let recordedAt: Timestamp
    /// The settlement that took it; nil as long as it waits.
    package let settlementID: String?

    package init(
        account: SettlementAccountReference, kind: LedgerEntryKind, sourceID: String, transactionID: String,
        amount: Money, occurredAt: Timestamp, eventID: String, recordedAt: Timestamp, settlementID: String? = nil
    ) {
        self.account = account
        self.kind = kind
        self.sourceID = sourceID
        self.transactionID = transactionID
        self.amount = amount
        self.occurredAt = occurredAt
        self.eventID = eventID
        self.recordedAt = recordedAt
        self.settlementID = settlementID
    }

    /// The entry as the settlement has it.
    package func taken(by settlementID: String) -> SettlementEntryModel {
        SettlementEntryModel(
            account: account, kind: kind, sourceID: sourceID, transactionID: transactionID, amount: amount,
            occurredAt: occurredAt, eventID: eventID, recordedAt: recordedAt, settlementID: settlementID)
    }

    package var key: RecordKey {
        RecordKey(partition: partition, sort: "\(Self.sortPrefix)\(occurredAt.text)#\(kind.rawValue)#\(sourceID)")
    }

    private var partition: String {
        guard let settlementID else { return Self.unsettledPartition(account) }
        return SettlementReference(organizationID: account.organizationID, settlementID: settlementID).partition
    }

    package static func unsettledPartition(_ account: SettlementAccountReference) -> String {
        "UNSETTLED#\(account.keyText)"
    }

    package static let sortPrefix = "ENTRY#"

    package func validateShape() throws(ShapeError) {
        try account.validateShape()
        guard kind == .charge || kind == .refund else {
            throw ShapeError(.malformedValue, field: "kind", "must be CHARGE or REFUND")
        }
        try FieldShape.identifier(sourceID, "sourceID")
        try FieldShape.identifier(transactionID, "transactionID")
        try FieldShape.positive(amount, "amount")
        try FieldShape.currency(amount, "amount", is: account.currency)
        try FieldShape.sha256(eventID, "eventID")
        if let settlementID { try FieldShape.identifier(settlementID, "settlementID") }
    }
}
