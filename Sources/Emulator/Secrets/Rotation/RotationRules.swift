import VirtualTime
import Wire

/// When a secret is rotated by itself.
///
/// Source: AWS Secrets Manager API reference, `RotationRulesType`; user guide, "Schedule expressions in
/// Secrets Manager rotation".
struct RotationRules: Codable, Sendable, Equatable {
    let automaticallyAfterDays: Int?
    let duration: String?
    let scheduleExpression: String?

    /// The next rotation after a time, in seconds since 1970; nil for one that is done on demand only.
    func next(after now: Double) throws(ServiceError) -> Double? {
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
            return now + Double(days) * 86_400
        }
        guard let text = scheduleExpression else { return nil }
        let next =
            switch Self.expression(text) {
            case .rate(let rate): now + Double(rate.intervalSeconds)
            case .cron(let cron): cron.next(after: Int(now), in: .utc).map(Double.init)
            case .at, nil: nil as Double?
            }
        guard let next else {
            throw ServiceError("InvalidParameterException", "The ScheduleExpression \(text) is not valid.")
        }
        return next
    }

    /// A rate of hours, from four, or days, up to 999; or a cron expression of whole hours in any year.
    private static func expression(_ text: String) -> ScheduleExpression? {
        if text.hasPrefix("cron("), text.hasSuffix(")") {
            let fields = text.dropFirst(5).dropLast().split(whereSeparator: \.isWhitespace)
            guard fields.count == 6, fields[0] == "0", fields[5] == "*" else { return nil }
            // `/8` is every eighth hour here.
            let whole = fields.map { $0.hasPrefix("/") ? "*\($0)" : String($0) }
            return ScheduleExpression("cron(\(whole.joined(separator: " ")))", dialect: .schedule)
        }
        guard case .rate(let rate)? = ScheduleExpression(text, dialect: .schedule), !text.contains("minute"),
            rateSeconds.contains(rate.intervalSeconds)
        else { return nil }
        return .rate(rate)
    }

    private static let rateSeconds = 4 * 3_600...999 * 86_400
}
