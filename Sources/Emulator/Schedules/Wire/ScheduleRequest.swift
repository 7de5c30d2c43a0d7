import FoundationEssentials
import VirtualTime
import Wire

/// The body of CreateSchedule and UpdateSchedule.
struct ScheduleRequest: Decodable, Sendable {
    var clientToken: String?
    private let definition: ScheduleDefinition

    init(from decoder: any Decoder) throws {
        clientToken = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .clientToken)
        definition = try ScheduleDefinition(from: decoder)
    }

    private enum CodingKeys: CodingKey {
        case clientToken
    }

    /// The definition as it is kept; throws `ValidationException` for what AWS refuses.
    func validated(name: String) throws(ServiceError) -> ScheduleDefinition {
        try ScheduleNameRules.check(name, "name")
        _ = try ScheduleNameRules.group(definition.groupName)
        try Constraints.clientToken(clientToken)
        try Constraints.length(definition.description, "description", 0...512)
        let expression = try Constraints.required(definition.scheduleExpression, "scheduleExpression")
        try Constraints.length(expression, "scheduleExpression", 1...256)
        try Constraints.length(definition.scheduleExpressionTimezone, "scheduleExpressionTimezone", 1...50)
        if let state = definition.state { try Constraints.oneOf(state, "state", ["ENABLED", "DISABLED"]) }
        if let action = definition.actionAfterCompletion {
            try Constraints.oneOf(action, "actionAfterCompletion", ["NONE", "DELETE"])
        }
        try checkWindow()
        try ScheduleTargetRules.check(try Constraints.required(definition.target, "target"))
        try checkTime(expression)
        return definition.completed
    }

    /// What AWS refuses of a new schedule only.
    func checkStart(nowSeconds now: Int) throws(ServiceError) {
        guard let start = definition.startDate, start < Double(now - Self.startPastSecondsMax),
            let text = definition.scheduleExpression, ScheduleExpression(text, dialect: .schedule)?.isOnce == false
        else { return }
        throw ServiceError(
            "ValidationException", "The StartDate you specify cannot be earlier than 5 minutes ago.")
    }

    private static let startPastSecondsMax = 300

    private func checkWindow() throws(ServiceError) {
        let window = try Constraints.required(definition.flexibleTimeWindow, "flexibleTimeWindow")
        let mode = try Constraints.required(window.mode, "flexibleTimeWindow.mode")
        try Constraints.oneOf(mode, "flexibleTimeWindow.mode", ["OFF", "FLEXIBLE"])
        try Constraints.range(
            window.maximumWindowInMinutes, "flexibleTimeWindow.maximumWindowInMinutes", 1...1_440)
        guard (mode == "FLEXIBLE") == (window.maximumWindowInMinutes != nil) else {
            throw ServiceError(
                "ValidationException",
                mode == "OFF"
                    ? "MaximumWindowInMinutes must not be set when FlexibleTimeWindow mode is OFF."
                    : "MaximumWindowInMinutes must be set when FlexibleTimeWindow mode is FLEXIBLE.")
        }
    }

    private func checkTime(_ text: String) throws(ServiceError) {
        guard ScheduleExpression(text, dialect: .schedule) != nil else {
            throw ServiceError("ValidationException", "Invalid Schedule Expression \(text).")
        }
        let zone = definition.scheduleExpressionTimezone ?? "UTC"
        guard ScheduleZone(identifier: zone) != nil else {
            throw ServiceError("ValidationException", "Invalid Schedule Expression Timezone \(zone).")
        }
        for (date, member) in [(definition.startDate, "StartDate"), (definition.endDate, "EndDate")] {
            guard let date, !(Self.secondsMin...Self.secondsMax).contains(date) else { continue }
            throw ServiceError("ValidationException", "\(member) is out of range.")
        }
        if let start = definition.startDate, let end = definition.endDate, end <= start {
            throw ServiceError("ValidationException", "EndDate must be later than StartDate.")
        }
    }

    /// 1970 to 2199, as in cron expressions.
    private static let secondsMin: Double = 0
    private static let secondsMax: Double = 7_258_118_399
}
