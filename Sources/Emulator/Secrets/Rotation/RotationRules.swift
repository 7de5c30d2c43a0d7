import Wire

/// When a secret is rotated by itself.
///
/// Source: AWS Secrets Manager API reference, `RotationRulesType`.
struct RotationRules: Codable, Sendable, Equatable {
    let automaticallyAfterDays: Int?
    let duration: String?
    let scheduleExpression: String?

    /// Nil for a rotation that is done on demand only.
    func intervalSeconds() throws(ServiceError) -> Double? {
        guard automaticallyAfterDays == nil || scheduleExpression == nil else {
            throw ServiceError(
                "InvalidParameterException",
                "You can't specify both AutomaticallyAfterDays and ScheduleExpression.")
        }
        if let days = automaticallyAfterDays {
            guard (1...1000).contains(days) else {
                throw ServiceError(
                    "InvalidParameterException", "RotationRules.AutomaticallyAfterDays must be within 1-1000.")
            }
            return Double(days) * 86_400
        }
        return try scheduleExpression.map(Self.interval)
    }

    /// `rate(4 hours)` and `rate(10 days)`, from four hours to 999 days.
    private static func interval(_ expression: String) throws(ServiceError) -> Double {
        guard !expression.hasPrefix("cron(") else {
            throw ServiceError(
                "InvalidParameterException",
                "Rotation schedules with cron expressions are not emulated: use rate() or AutomaticallyAfterDays.")
        }
        let invalid = ServiceError("InvalidParameterException", "The ScheduleExpression \(expression) is not valid.")
        guard expression.hasPrefix("rate("), expression.hasSuffix(")") else { throw invalid }
        let words = expression.dropFirst(5).dropLast().split(separator: " ")
        guard words.count == 2, let number = Int(words[0]), (1...999).contains(number) else { throw invalid }
        switch words[1] {
        case "day", "days": return Double(number) * 86_400
        case "hour", "hours":
            guard number >= 4 else { throw invalid }
            return Double(number) * 3_600
        default: throw invalid
        }
    }
}
