import SharedLayer

/// An mPass as its readers see it.
struct MPassResource: Encodable, Sendable, Equatable {
    let mPassID: String
    let organizationID: String
    let tier: MPassTier
    let status: MPassStatus
    let version: Int

    enum CodingKeys: String, CodingKey {
        case mPassID = "mpass_id"
        case organizationID = "organization_id"
        case tier
        case status
        case version
    }
}
