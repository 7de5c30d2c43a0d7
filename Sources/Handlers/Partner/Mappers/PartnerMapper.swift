import SharedLayer

/// Between a partner and its documents.
enum PartnerMapper {
    /// Still without its key.
    static func record(_ creation: PartnerCreation, id: String) -> PartnerModel {
        PartnerModel(
            partnerID: id, name: creation.name, status: .active, endpointURL: creation.endpointURL,
            apiKeyHeader: creation.apiKeyHeader ?? PartnerModel.apiKeyHeaderDefault,
            ownerOrganizationID: creation.ownerOrganizationID)
    }

    /// The record with what of it can be changed, but for its key.
    static func record(_ record: PartnerModel, as state: PartnerState) -> PartnerModel {
        var changed = record
        changed.name = state.name
        changed.status = state.status
        changed.endpointURL = state.endpointURL
        changed.apiKeyHeader = state.apiKeyHeader
        changed.ownerOrganizationID = state.ownerOrganizationID
        return changed
    }

    /// Without the key: a merge patch is merged into it, and compared with it.
    static func state(_ record: PartnerModel) -> PartnerState {
        PartnerState(
            name: record.name, status: record.status, endpointURL: record.endpointURL, apiKey: nil,
            apiKeyHeader: record.apiKeyHeader, ownerOrganizationID: record.ownerOrganizationID)
    }

    static func resource(_ record: PartnerModel) -> PartnerResource {
        PartnerResource(
            partnerID: record.partnerID, name: record.name, status: record.status, endpointURL: record.endpointURL,
            apiKeyHeader: record.apiKeyHeader, ownerOrganizationID: record.ownerOrganizationID, version: record.version)
    }
}
