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
        let part = try Money(minorUnits: Int64(quotient) + (isUp ? 1 : 0), currency: amount.currency)
        let fee = try part.adding(fixed)
        return fee.minorUnits > amount.minorUnits ? amount : fee
    }

    private static let scale: UInt64 = 10_000
}
