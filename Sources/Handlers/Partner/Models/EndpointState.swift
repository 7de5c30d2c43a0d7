import SharedLayer

/// What of an endpoint can be changed.
struct EndpointState: Codable, Sendable, Equatable {
    let purpose: EndpointPurpose
    let url: String
    let authentication: EndpointAuthentication
    let status: PartyStatus
    let secret: String?

    enum CodingKeys: String, CodingKey {
        case purpose
        case url
        case authentication
        case status
        case secret
    }
}
