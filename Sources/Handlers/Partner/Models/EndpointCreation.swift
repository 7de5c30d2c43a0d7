import SharedLayer

/// The body of `POST /api/v1/partners/{partnerId}/endpoints`.
struct EndpointCreation: Decodable, Sendable, Equatable {
    let endpointID: String?
    let purpose: EndpointPurpose
    let url: String
    let authentication: EndpointAuthentication
    let secret: String?

    enum CodingKeys: String, CodingKey {
        case endpointID = "endpoint_id"
        case purpose
        case url
        case authentication
        case secret
    }
}
