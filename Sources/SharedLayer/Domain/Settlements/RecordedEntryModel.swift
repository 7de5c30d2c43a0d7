/// That a charge or a refund was recorded: stays for good, so that no repeat of its event is recorded again.
package struct RecordedEntryModel: RecordModel {
    package let account: SettlementAccountReference
    package let kind: LedgerEntryKind
    package let sourceID: String
    package let eventID: String
    package let recordedAt: Timestamp

    package init(_ entry: SettlementEntryModel) {
        account = entry.account
        kind = entry.kind
        sourceID = entry.sourceID
        eventID = entry.eventID
        recordedAt = entry.recordedAt
    }

    package var key: RecordKey {
        Self.key(organizationID: account.organizationID, kind: kind, sourceID: sourceID)
    }

    package static func key(organizationID: String, kind: LedgerEntryKind, sourceID: String) -> RecordKey {
        RecordKey(partition: "RECORDED#\(organizationID)#\(kind.rawValue)#\(sourceID)", sort: "RECORDED")
    }

    package func validateShape() throws(ShapeError) {
        try account.validateShape()
        try FieldShape.identifier(sourceID, "sourceID")
        try FieldShape.sha256(eventID, "eventID")
    }
}
