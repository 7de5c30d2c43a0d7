package import SharedLayer

/// How much one charge may be, by the mPass's tier.
package enum TierLimit {
    /// In major units of the charge's own currency; nil means no limit.
    ///
    /// The limits are set in dollars. They are not converted: an exchange rate would make the answer to the same request
    /// depend on the day, and which rate counts is nobody's decision yet (see technical_design.md).
    package static func majorUnits(of tier: MPassTier) -> Int64? {
        switch tier {
        case .bronze: 100
        case .silver: 500
        case .gold, .platinum: nil
        }
    }

    /// A charge of exactly the limit is allowed.
    package static func allows(_ money: Money, tier: MPassTier) -> Bool {
        guard let majorUnits = majorUnits(of: tier) else { return true }
        return money.minorUnits <= majorUnits * money.currency.minorUnitsPerMajorUnit
    }
}
