import SharedLayer

/// Between an endpoint and its documents.
enum PartnerEndpointMapper {
    /// The record with what of it can be changed, but for the secret.
    static func record(_ record: EndpointModel, as state: EndpointState) -> EndpointModel {
        var changed = record
        changed.purpose = state.purpose
        changed.url = state.url
        changed.authentication = state.authentication
        changed.status = state.status
        return changed
    }

    /// Without the secret, which nobody reads here.
    static func state(_ record: EndpointModel) -> EndpointState {
        EndpointState(
            purpose: record.purpose, url: record.url, authentication: record.authentication, status: record.status,
            secret: nil)
    }

    static func resource(_ record: EndpointModel) -> EndpointResource {
        EndpointResource(
            partnerID: record.partnerID, endpointID: record.endpointID, purpose: record.purpose, url: record.url,
            authentication: record.authentication, secretName: record.secretName, status: record.status,
            createdAt: record.createdAt, version: record.version)
    }
}
