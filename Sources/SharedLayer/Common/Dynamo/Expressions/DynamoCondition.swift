/// A condition over an item, for writes and for filters.
///
/// Source: DynamoDB developer guide, "Condition and filter expressions, operators, and functions".
package indirect enum DynamoCondition: Sendable, Hashable {
    case attributeExists(DynamoPath)
    case attributeNotExists(DynamoPath)
    /// `type` is a name of the wire form: S, N, B, BOOL, NULL, L, M, SS, NS, BS.
    case attributeType(DynamoPath, String)
    case equals(DynamoPath, AttributeValue)
    case notEquals(DynamoPath, AttributeValue)
    case lessThan(DynamoPath, AttributeValue)
    case lessThanOrEquals(DynamoPath, AttributeValue)
    case greaterThan(DynamoPath, AttributeValue)
    case greaterThanOrEquals(DynamoPath, AttributeValue)
    /// Both bounds belong to the range.
    case between(DynamoPath, AttributeValue, AttributeValue)
    /// At most 100 values.
    case isIn(DynamoPath, [AttributeValue])
    case beginsWith(DynamoPath, String)
    /// A part of a string, an element of a list or of a set.
    case contains(DynamoPath, AttributeValue)
    /// The size in characters, bytes or elements is smaller than that.
    case sizeLessThan(DynamoPath, Int)
    case sizeEquals(DynamoPath, Int)
    case sizeGreaterThan(DynamoPath, Int)
    case all([DynamoCondition])
    case any([DynamoCondition])
    case not(DynamoCondition)

    package static func and(_ conditions: DynamoCondition...) -> DynamoCondition { .all(conditions) }
    package static func or(_ conditions: DynamoCondition...) -> DynamoCondition { .any(conditions) }

    func text(in expression: inout DynamoExpression) -> String {
        switch self {
        case .attributeExists(let path): "attribute_exists(\(expression.place(path)))"
        case .attributeNotExists(let path): "attribute_not_exists(\(expression.place(path)))"
        case .attributeType(let path, let type):
            "attribute_type(\(expression.place(path)), \(expression.value(.string(type))))"
        case .equals(let path, let value): compare(path, "=", value, &expression)
        case .notEquals(let path, let value): compare(path, "<>", value, &expression)
        case .lessThan(let path, let value): compare(path, "<", value, &expression)
        case .lessThanOrEquals(let path, let value): compare(path, "<=", value, &expression)
        case .greaterThan(let path, let value): compare(path, ">", value, &expression)
        case .greaterThanOrEquals(let path, let value): compare(path, ">=", value, &expression)
        case .between(let path, let low, let high):
            "\(expression.place(path)) BETWEEN \(expression.value(low)) AND \(expression.value(high))"
        case .isIn(let path, let values):
            isIn(path, values, &expression)
        case .beginsWith(let path, let prefix):
            "begins_with(\(expression.place(path)), \(expression.value(.string(prefix))))"
        case .contains(let path, let value): "contains(\(expression.place(path)), \(expression.value(value)))"
        case .sizeLessThan(let path, let size):
            "size(\(expression.place(path))) < \(expression.value(.number(size)))"
        case .sizeEquals(let path, let size): "size(\(expression.place(path))) = \(expression.value(.number(size)))"
        case .sizeGreaterThan(let path, let size):
            "size(\(expression.place(path))) > \(expression.value(.number(size)))"
        case .all(let conditions): join(conditions, "AND", &expression)
        case .any(let conditions): join(conditions, "OR", &expression)
        case .not(let condition): "NOT (\(condition.text(in: &expression)))"
        }
    }

    private func compare(
        _ path: DynamoPath, _ comparator: StaticString, _ value: AttributeValue, _ expression: inout DynamoExpression
    ) -> String {
        "\(expression.place(path)) \(comparator) \(expression.value(value))"
    }

    /// Source: DynamoDB developer guide, "Quotas", "Expression operators".
    private static let valuesMax = 100

    private func isIn(_ path: DynamoPath, _ values: [AttributeValue], _ expression: inout DynamoExpression) -> String {
        if !(1...Self.valuesMax ~= values.count) {
            expression.refuse("a value can be compared with 1 to \(Self.valuesMax) others, not \(values.count)")
        }
        let place = expression.place(path)
        return "\(place) IN (\(values.map { expression.value($0) }.joined(separator: ", ")))"
    }

    private func join(
        _ conditions: [DynamoCondition], _ word: String, _ expression: inout DynamoExpression
    ) -> String {
        if conditions.isEmpty { expression.refuse("a condition of all or any has at least one condition in it") }
        return conditions.map { "(\($0.text(in: &expression)))" }.joined(separator: " \(word) ")
    }
}
