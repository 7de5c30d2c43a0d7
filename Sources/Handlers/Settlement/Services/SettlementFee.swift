package import SharedLayer

/// What a charge costs: a part of its amount and something fixed.
package struct SettlementFee: Sendable, Equatable {
    /// Hundredths of a per cent.
    package let basisPoints: Int
    package let fixed: Money

    package init(basisPoints: Int, fixed: Money) {
        self.basisPoints = basisPoints
        self.fixed = fixed
    }

    /// The fee in minor units: the part is rounded half to even, and the whole is never more than the amount.
    ///
    /// Rounded for each charge, because each has a fee line of its own. Half to even, because half up would favour the network by
    /// half a unit in every tie, over thousands of charges. Throws a `ShapeError` when `fixed` is in another currency.
    package func fee(of amount: Money) throws(ShapeError) -> Money {
        let product = amount.minorUnits.magnitude.multipliedFullWidth(by: UInt64(basisPoints))
        let (quotient, remainder) = Self.scale.dividingFullWidth(product)
        let isUp = remainder * 2 > Self.scale || (remainder * 2 == Self.scale && quotient % 2 == 1)
        let part = Int64(quotient) + (isUp ? 1 : 0)
        try FieldShape.currency(fixed, "fixed", is: amount.currency)
        // Compared before it is added: the sum may be more than an amount can be.
        guard fixed.minorUnits <= amount.minorUnits - part else { return amount }
        return try Money(minorUnits: part + fixed.minorUnits, currency: amount.currency)
    }

    private static let scale: UInt64 = 10_000
}
