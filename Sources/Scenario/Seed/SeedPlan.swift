package import SharedLayer

/// A small network to try things on: one organization with a publisher, a partner, and mPasses of each tier.
package struct SeedPlan: Sendable {
    package var name = "Demonstration"
    package var organizationID = "org-demo"
    package var publisherID = "publisher-demo"
    package var partnerID = "partner-demo"
    /// What the ids of its mPasses begin with.
    package var mPassPrefix = "mpass"
    /// Nil leaves the partner where it is, or makes it with `partnerEndpointURLDefault`.
    package var partnerEndpointURL: String?
    package var partnerAPIKey: String

    package static let partnerEndpointURLDefault = "https://partner.example/contracts"

    /// `partnerAPIKey` is for the partner's first save; a partner that is there already keeps its own.
    package init(partnerEndpointURL: String? = nil, partnerAPIKey: String) {
        self.partnerEndpointURL = partnerEndpointURL
        self.partnerAPIKey = partnerAPIKey
    }

    /// Another organization with everything of its own, which must never see what is the first one's.
    package static func other(partnerEndpointURL: String? = nil, partnerAPIKey: String) -> SeedPlan {
        var plan = SeedPlan(partnerEndpointURL: partnerEndpointURL, partnerAPIKey: partnerAPIKey)
        plan.name = "Other"
        plan.organizationID = "org-other"
        plan.publisherID = "publisher-other"
        plan.partnerID = "partner-other"
        plan.mPassPrefix = "mpass-other"
        return plan
    }

    /// One active mPass of each tier, and one that is suspended.
    package var mPasses: [MPassModel] {
        MPassTier.allCases.map { tier in
            MPassModel(
                mPassID: Self.mPassID(tier, prefix: mPassPrefix), organizationID: organizationID, status: .active,
                tier: tier)
        } + [
            MPassModel(
                mPassID: "\(mPassPrefix)-suspended-1", organizationID: organizationID, status: .suspended, tier: .gold)
        ]
    }

    /// Of the demonstration organization.
    package static let suspendedMPassID = "mpass-suspended-1"

    package static func mPassID(_ tier: MPassTier, prefix: String = "mpass") -> String {
        "\(prefix)-\(tier.rawValue.lowercased())-1"
    }
}
