/// One event that a domain told, as it came: the log that the ledger view is made of. Written once, never altered.
package struct DomainEventRecordModel: RecordModel {
    package let reference: LedgerReference
    /// The bus's `source`, such as `moneta.dispute`.
    package let source: String
    package let eventID: String
    package let eventType: String
    /// Of its record's events, from 1; not every one of them is told.
    package let sequence: Int
    package let occurredAt: Timestamp
    /// When it was written here.
    package let recordedAt: Timestamp
    package let content: LedgerContent

    package init(
        source: String, eventID: String, eventType: String, sequence: Int, occurredAt: Timestamp, recordedAt: Timestamp,
        organizationID: String, content: LedgerContent
    ) {
        reference = LedgerReference(
            organizationID: organizationID, kind: content.kind, identifier: content.identifier)
        self.source = source
        self.eventID = eventID
        self.eventType = eventType
        self.sequence = sequence
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt
        self.content = content
    }

    package var key: RecordKey {
        RecordKey(partition: reference.partition, sort: NumberedKey.text(Self.sortPrefix, sequence))
    }

    package static let sortPrefix = "EVENT#"

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try FieldShape.identifier(source, "source")
        try FieldShape.sha256(eventID, "eventID")
        try FieldShape.identifier(eventType, "eventType")
        try NumberedKey.check(sequence, "sequence")
        try content.validateShape()
        guard content.kind == reference.kind, content.identifier == reference.identifier else {
            throw ShapeError(.malformedValue, field: "content", "must be about the reference")
        }
    }
}
