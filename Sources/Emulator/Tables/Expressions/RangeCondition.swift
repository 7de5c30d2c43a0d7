/// What a key condition asks of the sort key.
enum RangeCondition: Sendable, Equatable {
    case comparison(Comparator, AttributeValue)
    case between(AttributeValue, AttributeValue)
    case beginsWith(AttributeValue)

    var values: [AttributeValue] {
        switch self {
        case .comparison(_, let value), .beginsWith(let value): [value]
        case .between(let lower, let upper): [lower, upper]
        }
    }

    func holds(_ value: AttributeValue) -> Bool {
        switch self {
        case .comparison(let comparator, let bound): comparator.holds(value, bound)
        case .between(let lower, let upper):
            Comparator.greaterOrEqual.holds(value, lower) && Comparator.lessOrEqual.holds(value, upper)
        case .beginsWith(let prefix): value.begins(with: prefix)
        }
    }
}
