package import SharedLayer

/// What an event of the bus tells of an entry.
package struct ToldEntry: Sendable, Equatable {
    package let organizationID: String
    package let partnerID: String?
    package let kind: LedgerEntryKind
    package let sourceID: String
    package let transactionID: String
    package let amount: Money
    package let occurredAt: Timestamp
    package let eventID: String

    init(
        organizationID: String, partnerID: String?, kind: LedgerEntryKind, sourceID: String, transactionID: String,
        amount: Money, occurredAt: Timestamp, eventID: String
    ) {
        self.organizationID = organizationID
        self.partnerID = partnerID
        self.kind = kind
        self.sourceID = sourceID
        self.transactionID = transactionID
        self.amount = amount
        self.occurredAt = occurredAt
        self.eventID = eventID
    }

    /// Reads an event as EventBridge puts it into a queue. Throws `malformedMessage`.
    package init(body: String) throws(SettlementError) {
        do {
            let event = try JSONParser().parse(Array(body.utf8))
            let detail = event["detail"] ?? .null
            switch event["detail-type"]?.string {
            case ContractEventType.delivered.rawValue:
                try self.init(charge: JSONValueDecoder().decode(from: detail))
            case DisputeEventType.accepted.rawValue:
                try self.init(refund: JSONValueDecoder().decode(from: detail))
            default:
                throw SettlementError(.malformedMessage, "The event is none that is settled.")
            }
        } catch let error as SettlementError {
            throw error
        } catch {
            throw SettlementError(.malformedMessage, "The event is none that is settled.", cause: error)
        }
    }
}
