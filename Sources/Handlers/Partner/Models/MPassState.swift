import SharedLayer

/// What of an mPass can be changed.
struct MPassState: Codable, Sendable, Equatable {
    let tier: MPassTier
    let status: MPassStatus

    enum CodingKeys: String, CodingKey {
        case tier
        case status
    }
}
