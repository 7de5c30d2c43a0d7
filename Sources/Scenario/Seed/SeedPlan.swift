package import SharedLayer

/// A small network to try charges on: one organization with a publisher, a partner, and mPasses of each tier.
package struct SeedPlan: Sendable {
    package var organizationID = "org-demo"
    package var publisherID = "publisher-demo"
    package var partnerID = "partner-demo"
    /// Nil leaves the partner where it is, or makes it with `partnerEndpointURLDefault`.
    package var partnerEndpointURL: String?
    package var partnerAPIKey: String

    package static let partnerEndpointURLDefault = "https://partner.example/contracts"

    /// `partnerAPIKey` is for the partner's first save; a partner that is there already keeps its own.
    package init(partnerEndpointURL: String? = nil, partnerAPIKey: String) {
        self.partnerEndpointURL = partnerEndpointURL
        self.partnerAPIKey = partnerAPIKey
    }

    /// One active mPass of each tier, and one that is suspended.
    package var mPasses: [MPassModel] {
        MPassTier.allCases.map { tier in
            MPassModel(mPassID: Self.mPassID(tier), organizationID: organizationID, status: .active, tier: tier)
        } + [
            MPassModel(
                mPassID: Self.suspendedMPassID, organizationID: organizationID, status: .suspended, tier: .gold)
        ]
    }

    package static let suspendedMPassID = "mpass-suspended-1"

    package static func mPassID(_ tier: MPassTier) -> String {
        "mpass-\(tier.rawValue.lowercased())-1"
    }
}
