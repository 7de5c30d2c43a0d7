/// What a member of an organization is there for; `scopes(inOperator:)` says what it may do.
package enum MemberRole: String, Codable, Sendable, CaseIterable {
    case owner = "OWNER"
    case administrator = "ADMINISTRATOR"
    case operations = "OPERATIONS"
    case auditor = "AUDITOR"
}
