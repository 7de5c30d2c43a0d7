import SharedLayer

/// Between a publisher and its documents.
enum PartnerPublisherMapper {
    static func record(_ record: PublisherModel, as state: PublisherState) -> PublisherModel {
        var changed = record
        changed.name = state.name
        changed.status = state.status
        return changed
    }

    static func state(_ record: PublisherModel) -> PublisherState {
        PublisherState(name: record.name, status: record.status)
    }

    static func resource(_ record: PublisherModel) -> PublisherResource {
        PublisherResource(
            publisherID: record.publisherID, organizationID: record.organizationID, name: record.name,
            status: record.status, version: record.version)
    }
}
