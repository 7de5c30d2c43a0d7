/// What was done to a record, in the audit's log records.
enum PartnerAuditAction: String, Sendable {
    case created, changed, closed, revoked, rotated
}
