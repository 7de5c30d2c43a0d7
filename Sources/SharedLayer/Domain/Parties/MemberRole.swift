/// What a member of an organization is there for; what it may do is for the pipelines to say.
package enum MemberRole: String, Codable, Sendable, CaseIterable {
    case owner = "OWNER"
    case administrator = "ADMINISTRATOR"
    case operations = "OPERATIONS"
    case auditor = "AUDITOR"
}
