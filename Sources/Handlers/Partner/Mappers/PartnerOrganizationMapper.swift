import SharedLayer

/// Between an organization and its documents.
enum PartnerOrganizationMapper {
    static func record(_ record: OrganizationModel, as state: OrganizationState) -> OrganizationModel {
        var changed = record
        changed.name = state.name
        changed.status = state.status
        changed.partnerID = state.partnerID
        return changed
    }

    static func state(_ record: OrganizationModel) -> OrganizationState {
        OrganizationState(name: record.name, status: record.status, partnerID: record.partnerID)
    }

    static func resource(_ record: OrganizationModel) -> OrganizationResource {
        OrganizationResource(
            organizationID: record.organizationID, name: record.name, status: record.status,
            partnerID: record.partnerID, version: record.version)
    }
}
