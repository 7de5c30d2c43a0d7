/// What is in `rate(…)`.
///
/// Sources: EventBridge user guide, "Rate expressions reference"; EventBridge Scheduler user guide, "Rate-based schedules".
package struct RateExpression: Sendable, Equatable {
    /// A day is 24 hours, whatever daylight saving does.
    package let intervalSeconds: Int

    /// - Parameter isNumberStrict: a rule wants `1 minute` and `5 minutes`; a schedule takes either form.
    init?(_ text: Substring, isNumberStrict: Bool) {
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, parts[0].count <= Self.digitsMax, parts[0].allSatisfy({ ("0"..."9").contains($0) }),
            let value = Int(parts[0]), value > 0
        else { return nil }
        let isPlural = parts[1].hasSuffix("s")
        guard !isNumberStrict || isPlural == (value > 1),
            let unit = Self.units[String(isPlural ? parts[1].dropLast() : parts[1])]
        else { return nil }
        intervalSeconds = value * unit
    }

    private static let digitsMax = 9
    private static let units = ["minute": 60, "hour": 3_600, "day": 86_400]
}
