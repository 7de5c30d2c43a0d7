/// Which items a query reads: one partition, and a range of its sort keys.
///
/// Source: DynamoDB developer guide, "Key condition expressions for the Query operation".
package struct DynamoKeyCondition: Sendable, Hashable {
    private let partition: DynamoCondition
    private let sort: Sort?

    package init(_ partition: String, _ value: AttributeValue, sort: Sort? = nil) {
        self.partition = .equals(DynamoPath(partition), value)
        self.sort = sort
    }

    package enum Sort: Sendable, Hashable {
        case equals(String, AttributeValue)
        case lessThan(String, AttributeValue)
        case lessThanOrEquals(String, AttributeValue)
        case greaterThan(String, AttributeValue)
        case greaterThanOrEquals(String, AttributeValue)
        case between(String, AttributeValue, AttributeValue)
        case beginsWith(String, String)

        var condition: DynamoCondition {
            switch self {
            case .equals(let name, let value): .equals(DynamoPath(name), value)
            case .lessThan(let name, let value): .lessThan(DynamoPath(name), value)
            case .lessThanOrEquals(let name, let value): .lessThanOrEquals(DynamoPath(name), value)
            case .greaterThan(let name, let value): .greaterThan(DynamoPath(name), value)
            case .greaterThanOrEquals(let name, let value): .greaterThanOrEquals(DynamoPath(name), value)
            case .between(let name, let low, let high): .between(DynamoPath(name), low, high)
            case .beginsWith(let name, let prefix): .beginsWith(DynamoPath(name), prefix)
            }
        }
    }

    /// Without parentheses around its parts, as the service wants key conditions.
    func text(in expression: inout DynamoExpression) -> String {
        let text = partition.text(in: &expression)
        guard let sort else { return text }
        return "\(text) AND \(sort.condition.text(in: &expression))"
    }
}
