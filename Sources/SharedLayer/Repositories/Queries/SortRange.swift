/// A range of sort keys. They are compared as their bytes of UTF-8, as DynamoDB does.
package enum SortRange: Sendable, Hashable {
    case all
    case equals(String)
    case beginsWith(String)
    /// Both bounds belong to it.
    case between(String, String)
    case from(String)
    case through(String)
    case before(String)

    func condition(_ attribute: String) -> DynamoKeyCondition.Sort? {
        switch self {
        case .all: nil
        case .equals(let text): .equals(attribute, .string(text))
        case .beginsWith(let prefix): .beginsWith(attribute, prefix)
        case .between(let low, let high): .between(attribute, .string(low), .string(high))
        case .from(let low): .greaterThanOrEquals(attribute, .string(low))
        case .through(let high): .lessThanOrEquals(attribute, .string(high))
        case .before(let high): .lessThan(attribute, .string(high))
        }
    }

    func contains(_ text: String) -> Bool {
        switch self {
        case .all: true
        case .equals(let other): text == other
        case .beginsWith(let prefix): text.utf8.starts(with: prefix.utf8)
        case .between(let low, let high): !Self.is(text, before: low) && !Self.is(high, before: text)
        case .from(let low): !Self.is(text, before: low)
        case .through(let high): !Self.is(high, before: text)
        case .before(let high): Self.is(text, before: high)
        }
    }

    private static func `is`(_ left: String, before right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
