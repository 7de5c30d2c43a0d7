/// What one domain tells the others, as the `detail` of an event on the bus: one change of one of its aggregates.
///
/// Published names and schemas are in docs/events. Events come at least once and in any order: `eventID` tells a repeat, and
/// `sequence` the order of one aggregate's events.
package struct DomainEvent<Content: Codable & Sendable & Equatable>: Codable, Sendable, Equatable {
    /// The hash of the audit trail's event: unique, and the same each time the event comes.
    package let eventID: String
    /// The bus's `detail-type`, such as `CONTRACT_DELIVERED`.
    package let eventType: String
    /// Of the aggregate's events, from 1; not every one of them is told.
    package let sequence: Int
    package let occurredAt: Timestamp
    package let organizationID: String
    package let data: Content

    package init<Reference: AggregateReference, EventType>(
        _ event: AggregateEvent<Reference, EventType>, _ data: Content
    ) {
        eventID = event.hash
        eventType = event.type.rawValue
        sequence = event.sequence
        occurredAt = event.at
        organizationID = event.reference.organizationID
        self.data = data
    }

    private enum CodingKeys: String, CodingKey {
        case eventID = "event_id"
        case eventType = "event_type"
        case sequence
        case occurredAt = "occurred_at"
        case organizationID = "organization_id"
        case data
    }
}
