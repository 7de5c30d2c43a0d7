import LambdaEvents
package import SharedLayer

extension DomainEventRecordModel {
    /// Reads a queue message whose body is the bus's event. Throws `malformedEvent`.
    package init(body: String, recordedAt: Timestamp) throws(TransactionError) {
        let event: EventBridgeEvent<JSONValue>
        do {
            event = try JSONValueDecoder().decode(from: JSONParser().parse(Array(body.utf8)))
        } catch {
            throw TransactionError(.malformedEvent, "The message is no event of a bus.", cause: error)
        }
        do {
            switch event.source {
            case "moneta.subscription_charge":
                try self.init(event, recordedAt) { (data: ChargeEventData) in .charge(data) }
            case "moneta.dispute":
                try self.init(event, recordedAt) { (data: DisputeEventData) in .dispute(data) }
            case "moneta.settlement":
                try self.init(event, recordedAt) { (data: SettlementEventData) in .settlement(data) }
            case "moneta.reconciliation":
                try self.init(event, recordedAt) { (data: ReconciliationEventData) in .reconciliation(data) }
            default:
                throw TransactionError(.malformedEvent, "Nobody who is known tells as \(event.source).")
            }
            try validateShape()
        } catch let error as TransactionError {
            throw error
        } catch {
            throw TransactionError(
                .malformedEvent, "The event \(event.id) of \(event.source) is none of its kind.", cause: error)
        }
    }

    private init<Content: Codable & Sendable & Equatable>(
        _ event: EventBridgeEvent<JSONValue>, _ recordedAt: Timestamp, _ content: (Content) -> LedgerContent
    ) throws {
        let told: DomainEvent<Content> = try JSONValueDecoder().decode(from: event.detail)
        guard told.eventType == event.detailType else {
            throw TransactionError(
                .malformedEvent, "The event tells of \(told.eventType) and is sent as \(event.detailType).")
        }
        self.init(
            source: event.source, eventID: told.eventID, eventType: told.eventType, sequence: told.sequence,
            occurredAt: told.occurredAt, recordedAt: recordedAt, organizationID: told.organizationID,
            content: content(told.data))
    }
}
