/// One condition of a rule.
struct FeatureCondition: Sendable {
    private let key: String
    private let test: Test

    private enum Test: Sendable {
        case comparison(FeatureAction, JSONValue)
        case moduloRange(base: Int, ClosedRange<Int>)
        case schedule(FeatureSchedule)
    }

    /// Throws `wrongShape`, `unknownAction`, `wrongValue`, `unknownTimeZone`.
    init(_ document: JSONValue, at pointer: String, zoneFolder: String) throws(FeatureFlagError) {
        guard let name = document["action"]?.string, let key = document["key"]?.string, !key.isEmpty else {
            throw FeatureFlagError(.wrongShape, at: pointer, "a condition has an action, a key and a value")
        }
        guard let action = FeatureAction(rawValue: name) else {
            throw FeatureFlagError(.unknownAction, at: pointer + "/action", "there is no such action")
        }
        if let clockKey = action.clockKey, clockKey != key {
            throw FeatureFlagError(.wrongValue, at: pointer + "/key", "the key of \(name) is \(clockKey)")
        }
        let value = document["value"] ?? .null
        guard value != .null else {
            throw FeatureFlagError(.wrongShape, at: pointer + "/value", "a condition has a value")
        }
        self.key = key
        let reader = FeatureValueReader(value: value, pointer: pointer + "/value", zoneFolder: zoneFolder)
        switch action {
        case .allInValue, .anyInValue, .noneInValue:
            guard value.array != nil else { throw reader.fault("the value of \(name) is a list") }
            test = .comparison(action, value)
        case .moduloRange:
            let (base, range) = try reader.moduloRange()
            test = .moduloRange(base: base, range)
        case .timeRange: test = .schedule(try reader.timeOfDay())
        case .dateTimeRange: test = .schedule(try reader.span())
        case .daysOfWeek: test = .schedule(try reader.daysOfWeek())
        default: test = .comparison(action, value)
        }
    }

    /// A key that the context does not have never matches, whatever the action.
    func matches(_ context: JSONObject, now: Timestamp) -> Bool {
        switch test {
        case .schedule(let schedule): return schedule.contains(now)
        case .comparison(let action, let value):
            guard let found = context[key] else { return false }
            return FeatureComparison.matches(action, key: found, value: value)
        case .moduloRange(let base, let range):
            guard let number = context[key]?.number?.int else { return false }
            let remainder = number % base
            return range.contains(remainder < 0 ? remainder + base : remainder)
        }
    }
}
