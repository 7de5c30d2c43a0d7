/// A transaction of the ledger view: what its domain told last.
///
/// Each event tells its record whole, so the event with the highest sequence says all: in whatever order events come and
/// however often, the same transaction comes out.
package struct LedgerTransactionModel: VersionedRecordModel {
    package let reference: LedgerReference
    package var eventID: String
    package var eventType: String
    package var sequence: Int
    /// When what was told last happened.
    package var updatedAt: Timestamp
    package var content: LedgerContent
    package var version: Int

    /// The transaction as its first known event has it.
    package init(_ event: DomainEventRecordModel, version: Int = 0) {
        reference = event.reference
        eventID = event.eventID
        eventType = event.eventType
        sequence = event.sequence
        updatedAt = event.occurredAt
        content = event.content
        self.version = version
    }

    /// The transaction that a log makes; nil for an empty one. Its order does not matter.
    package init?(_ events: some Sequence<DomainEventRecordModel>) {
        guard let last = events.max(by: { $0.sequence < $1.sequence }) else { return nil }
        self.init(last)
    }

    /// The transaction after the event, or nil when it knew as much before.
    package func applying(_ event: DomainEventRecordModel) -> LedgerTransactionModel? {
        event.sequence > sequence ? LedgerTransactionModel(event, version: version) : nil
    }

    /// Whether both say the same, however often they were saved.
    package func tellsTheSame(as other: LedgerTransactionModel) -> Bool {
        var other = other
        other.version = version
        return self == other
    }

    package var key: RecordKey { Self.key(reference) }

    package static func key(_ reference: LedgerReference) -> RecordKey {
        RecordKey(partition: reference.partition, sort: sort)
    }

    package static let sort = "STATE"

    /// What the indexes of searches find it by.
    package var indexAttributes: [String: String] {
        let organizationID = reference.organizationID
        var attributes = [
            RecordIndex.organizationDate.partition: organizationID,
            RecordIndex.statusDate.partition: Self.list(organizationID, content.status),
            RecordIndex.kindDate.partition: Self.list(organizationID, reference.kind.rawValue),
            RecordIndex.organizationDate.sort: content.bookedAt.text,
        ]
        attributes[RecordIndex.partnerDate.partition] = content.partnerID.map { Self.list(organizationID, $0) }
        attributes[RecordIndex.contractDate.partition] = content.contractID.map { Self.list(organizationID, $0) }
        attributes[RecordIndex.mPassDate.partition] = content.mPassID.map { Self.list(organizationID, $0) }
        return attributes
    }

    /// An index's partition for those of an organization that have a value.
    package static func list(_ organizationID: String, _ value: String) -> String { "\(organizationID)#\(value)" }

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try FieldShape.sha256(eventID, "eventID")
        try FieldShape.identifier(eventType, "eventType")
        try NumberedKey.check(sequence, "sequence")
        try content.validateShape()
        guard content.kind == reference.kind, content.identifier == reference.identifier else {
            throw ShapeError(.malformedValue, field: "content", "must be about the reference")
        }
        try validateVersion()
    }
}
