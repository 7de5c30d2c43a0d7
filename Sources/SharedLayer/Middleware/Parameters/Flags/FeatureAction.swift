/// How a condition compares what the context has under its key with its own value.
///
/// Source: Powertools for AWS Lambda (Python), "Feature flags", "Conditions".
package enum FeatureAction: String, Sendable, CaseIterable {
    case equals = "EQUALS"
    case notEquals = "NOT_EQUALS"
    case keyGreaterThanValue = "KEY_GREATER_THAN_VALUE"
    case keyGreaterThanOrEqualValue = "KEY_GREATER_THAN_OR_EQUAL_VALUE"
    case keyLessThanValue = "KEY_LESS_THAN_VALUE"
    case keyLessThanOrEqualValue = "KEY_LESS_THAN_OR_EQUAL_VALUE"
    case startsWith = "STARTSWITH"
    case endsWith = "ENDSWITH"
    case `in` = "IN"
    case notIn = "NOT_IN"
    case keyInValue = "KEY_IN_VALUE"
    case keyNotInValue = "KEY_NOT_IN_VALUE"
    case valueInKey = "VALUE_IN_KEY"
    case valueNotInKey = "VALUE_NOT_IN_KEY"
    case allInValue = "ALL_IN_VALUE"
    case anyInValue = "ANY_IN_VALUE"
    case noneInValue = "NONE_IN_VALUE"
    case moduloRange = "MODULO_RANGE"
    case timeRange = "SCHEDULE_BETWEEN_TIME_RANGE"
    case dateTimeRange = "SCHEDULE_BETWEEN_DATETIME_RANGE"
    case daysOfWeek = "SCHEDULE_BETWEEN_DAYS_OF_WEEK"

    /// The key that conditions on the clock must have instead of one of the context's.
    var clockKey: String? {
        switch self {
        case .timeRange: "CURRENT_TIME"
        case .dateTimeRange: "CURRENT_DATETIME"
        case .daysOfWeek: "CURRENT_DAY_OF_WEEK"
        default: nil
        }
    }
}
