/// Comparisons of two values of JSON. What cannot be compared does not match, also where the action is a negation.
enum FeatureComparison {
    static func matches(_ action: FeatureAction, key: JSONValue, value: JSONValue) -> Bool {
        switch action {
        case .equals: key == value
        case .notEquals: key != value
        case .keyGreaterThanValue: isLess(value, key) == true
        case .keyGreaterThanOrEqualValue: isLess(key, value) == false
        case .keyLessThanValue: isLess(key, value) == true
        case .keyLessThanOrEqualValue: isLess(value, key) == false
        case .startsWith: texts(key, value).map { $0.utf8.starts(with: $1.utf8) } ?? false
        case .endsWith: texts(key, value).map { $0.utf8.reversed().starts(with: $1.utf8.reversed()) } ?? false
        case .in, .keyInValue: contains(value, key) == true
        case .notIn, .keyNotInValue: contains(value, key) == false
        case .valueInKey: contains(key, value) == true
        case .valueNotInKey: contains(key, value) == false
        case .allInValue: lists(key, value).map { key, value in key.allSatisfy(value.contains) } ?? false
        case .anyInValue: lists(key, value).map { key, value in key.contains(where: value.contains) } ?? false
        case .noneInValue: lists(key, value).map { key, value in !key.contains(where: value.contains) } ?? false
        case .moduloRange, .timeRange, .dateTimeRange, .daysOfWeek: false
        }
    }

    /// Numbers by value, texts by code point; nil for anything else.
    private static func isLess(_ left: JSONValue, _ right: JSONValue) -> Bool? {
        switch (left, right) {
        case (.number(let left), .number(let right)): left.decimal < right.decimal
        case (.string(let left), .string(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        default: nil
        }
    }

    /// An element of a list, a name of an object, or a part of a text; nil for anything else.
    private static func contains(_ whole: JSONValue, _ part: JSONValue) -> Bool? {
        switch (whole, part) {
        case (.array(let elements), _): elements.contains(part)
        case (.object(let object), .string(let name)): object[name] != nil
        case (.object, .array), (.object, .object): nil
        case (.object, _): false
        case (.string(let text), .string(let part)): part.isEmpty || text.utf8.contains(part.utf8)
        default: nil
        }
    }

    private static func texts(_ left: JSONValue, _ right: JSONValue) -> (String, String)? {
        guard case .string(let left) = left, case .string(let right) = right else { return nil }
        return (left, right)
    }

    private static func lists(_ left: JSONValue, _ right: JSONValue) -> ([JSONValue], [JSONValue])? {
        guard case .array(let left) = left, case .array(let right) = right else { return nil }
        return (left, right)
    }
}

extension String.UTF8View {
    fileprivate func contains(_ part: String.UTF8View) -> Bool {
        var rest = self[...]
        while rest.count >= part.count {
            if rest.starts(with: part) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
