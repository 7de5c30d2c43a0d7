import SharedLayer

/// The body of `POST /api/v1/organizations/{organizationId}/mpasses`.
struct MPassCreation: Decodable, Sendable, Equatable {
    let mPassID: String?
    let tier: MPassTier

    enum CodingKeys: String, CodingKey {
        case mPassID = "mpass_id"
        case tier
    }
}
