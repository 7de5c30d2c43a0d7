import SharedLayer

/// Between a membership and its documents.
enum PartnerMembershipMapper {
    static func record(_ record: MembershipModel, as state: MembershipState) -> MembershipModel {
        var changed = record
        changed.role = state.role
        changed.status = state.status
        return changed
    }

    static func state(_ record: MembershipModel) -> MembershipState {
        MembershipState(role: record.role, status: record.status)
    }

    static func resource(_ record: MembershipModel) -> MembershipResource {
        MembershipResource(
            organizationID: record.organizationID, memberID: record.memberID, role: record.role, status: record.status,
            joinedAt: record.joinedAt, version: record.version)
    }
}
