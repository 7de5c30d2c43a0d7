package import SharedLayer

/// One charge of a simulated network: every pipeline's data are about these, so that they fit together.
package struct GeneratedCharge: Sendable {
    /// From 1.
    package let number: Int
    package let contractID: String
    /// As the subscription pipeline would have assigned it.
    package let transactionID: String
    package let tier: MPassTier
    package let amount: Money
    package let chargedAt: Timestamp
    /// Year and month of the charge.
    package let period: String
    package let service: String
    package let invoice: String

    /// - Parameter asOf: the day before which all charges were made.
    package init(seed: UInt64, number: Int, asOf: CivilDate) throws(ShapeError) {
        var source = GenerationSource(seed: seed, stream: "charge", place: number)
        self.number = number
        contractID = "sub-\(Hexadecimal.text(Self.bytes(of: seed)))-\(Self.padded(number))"
        transactionID = source.uuid()
        let list = source.one(of: PriceList.all)
        amount = try Money(minorUnits: source.one(of: list.prices), currency: list.currency)
        tier = Self.tier(for: amount, &source)
        let day = CivilDate(daysSince1970: asOf.daysSince1970 - Self.daysAgo(&source))
        chargedAt = Timestamp(
            millisecondsSince1970: Int64(day.daysSince1970) * 86_400_000 + Int64(source.number(below: 86_400_000)))
        period = String(day.text.prefix(7))
        service = PartyNames.service(&source)
        invoice = "INV-\(day.year)-\(Self.padded(source.number(in: 1...999_999)))"
    }

    /// A tier that allows the amount: of a lower tier the more often. What the limits are stands in SubscriptionCharge's design.
    private static func tier(for amount: Money, _ source: inout GenerationSource) -> MPassTier {
        let majorUnits = amount.minorUnits / amount.currency.minorUnitsPerMajorUnit
        var tiers: [(value: MPassTier, weight: Int)] = [(.gold, 20), (.platinum, 8)]
        if majorUnits < 500 { tiers.append((.silver, 30)) }
        if majorUnits < 100 { tiers.append((.bronze, 42)) }
        return source.one(of: tiers)
    }

    /// Most subscriptions are billed in the last weeks, none longer ago than a dispute's shortest window.
    private static func daysAgo(_ source: inout GenerationSource) -> Int {
        source.happens(percent: 70) ? source.number(in: 1...30) : source.number(in: 31...75)
    }

    static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    private static func bytes(of seed: UInt64) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: seed >> (8 * (3 - $0))) }
    }
}
