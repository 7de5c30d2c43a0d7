/// Somebody's part in an organization.
package struct MembershipModel: VersionedRecordModel {
    package let organizationID: String
    /// The subject that the identity provider names: `sub` of its tokens.
    package let memberID: String
    package var role: MemberRole
    package var status: PartyStatus
    package let joinedAt: Timestamp
    package var version: Int

    package init(
        organizationID: String, memberID: String, role: MemberRole, status: PartyStatus, joinedAt: Timestamp,
        version: Int = 0
    ) {
        self.organizationID = organizationID
        self.memberID = memberID
        self.role = role
        self.status = status
        self.joinedAt = joinedAt
        self.version = version
    }

    package var key: RecordKey { Self.key(organizationID: organizationID, memberID: memberID) }

    package static func key(organizationID: String, memberID: String) -> RecordKey {
        RecordKey(
            partition: OrganizationModel.key(organizationID: organizationID).partition, sort: sortPrefix + memberID)
    }

    package static let sortPrefix = "MEMBER#"

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(organizationID, "organizationID")
        try FieldShape.identifier(memberID, "memberID")
        try validateVersion()
    }
}
