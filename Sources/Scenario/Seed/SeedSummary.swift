import SharedLayer

/// What a seed tells a person: which ids to use in a charge.
package struct SeedSummary: Codable, Sendable, Equatable {
    package let organizationID: String
    package let publisherID: String
    package let partnerID: String
    package let mPassIDs: [String]
    package let certificateThumbprint: String
    package let audience: String

    package init(_ plan: SeedPlan, key: PublisherKey, audience: String) {
        organizationID = plan.organizationID
        publisherID = plan.publisherID
        partnerID = plan.partnerID
        mPassIDs = plan.mPasses.map(\.mPassID)
        certificateThumbprint = key.thumbprint
        self.audience = audience
    }

    enum CodingKeys: String, CodingKey {
        case organizationID = "organization_id"
        case publisherID = "publisher_id"
        case partnerID = "partner_id"
        case mPassIDs = "mpass_ids"
        case certificateThumbprint = "certificate_x5t_s256"
        case audience
    }
}
