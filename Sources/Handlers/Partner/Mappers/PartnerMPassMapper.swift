import SharedLayer

/// Between an mPass and its documents.
enum PartnerMPassMapper {
    static func record(_ record: MPassModel, as state: MPassState) -> MPassModel {
        var changed = record
        changed.tier = state.tier
        changed.status = state.status
        return changed
    }

    static func state(_ record: MPassModel) -> MPassState { MPassState(tier: record.tier, status: record.status) }

    static func resource(_ record: MPassModel) -> MPassResource {
        MPassResource(
            mPassID: record.mPassID, organizationID: record.organizationID, tier: record.tier, status: record.status,
            version: record.version)
    }
}
