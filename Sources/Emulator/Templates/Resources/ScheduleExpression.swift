/// A `rate(…)` of EventBridge.
enum ScheduleExpression {
    /// Nil when the expression is none: AWS wants `minute` with 1 and `minutes` with more.
    ///
    /// Source: EventBridge user guide, "Rate expressions".
    static func intervalSeconds(_ text: String) -> Int? {
        guard text.hasPrefix("rate("), text.hasSuffix(")") else { return nil }
        let parts = text.dropFirst("rate(".count).dropLast().split(separator: " ")
        guard parts.count == 2, let value = Int(parts[0]), value > 0, value <= 100_000 else { return nil }
        let unit = value == 1 ? String(parts[1]) : String(parts[1].dropLast())
        guard value == 1 || parts[1].hasSuffix("s") else { return nil }
        let seconds = ["minute": 60, "hour": 3_600, "day": 86_400]
        return seconds[unit].map { $0 * value }
    }
}
