import SharedLayer

/// An endpoint as its readers see it: with the name of its secret, never the secret.
struct EndpointResource: Encodable, Sendable, Equatable {
    let partnerID: String
    let endpointID: String
    let purpose: EndpointPurpose
    let url: String
    let authentication: EndpointAuthentication
    let secretName: String?
    let status: PartyStatus
    let createdAt: Timestamp
    let version: Int

    enum CodingKeys: String, CodingKey {
        case partnerID = "partner_id"
        case endpointID = "endpoint_id"
        case purpose
        case url
        case authentication
        case secretName = "secret_name"
        case status
        case createdAt = "created_at"
        case version
    }
}
