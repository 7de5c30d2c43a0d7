import Wire

extension KeyCondition {
    /// Reads the conditions out of a parsed KeyConditionExpression, by attribute.
    /// - Throws: `ValidationException` for what a key condition may not have.
    static func conditions(in expression: Condition) throws(ServiceError) -> [String: RangeCondition] {
        var conditions: [String: RangeCondition] = [:]
        try collect(expression, into: &conditions)
        return conditions
    }

    private static func collect(
        _ expression: Condition, into conditions: inout [String: RangeCondition]
    ) throws(ServiceError) {
        let prefix = "Invalid condition in KeyConditionExpression: "
        switch expression {
        case .and(let one, let two):
            try collect(one, into: &conditions)
            try collect(two, into: &conditions)
        case .or: throw invalidOperator("OR")
        case .not: throw invalidOperator("NOT")
        case .isIn: throw invalidOperator("IN")
        case .comparison(_, .notEqual, _): throw invalidOperator("<>")
        case .attributeExists: throw invalidOperator("attribute_exists")
        case .attributeNotExists: throw invalidOperator("attribute_not_exists")
        case .attributeType: throw invalidOperator("attribute_type")
        case .contains: throw invalidOperator("contains")
        case .comparison(let one, let comparator, let two):
            switch (one, two) {
            case (.path, .path):
                throw .validation("\(prefix)Multiple attribute names used in one condition")
            case (.path(let path), _):
                try add(.comparison(comparator, value(two)), for: path, to: &conditions)
            case (_, .path(let path)):
                try add(.comparison(comparator.mirrored, value(one)), for: path, to: &conditions)
            default:
                _ = try (value(one), value(two))
                throw .validation("\(prefix)No key attribute specified")
            }
        case .between(let operand, let lower, let upper):
            guard case .path(let path) = operand else {
                throw .validation("\(prefix)BETWEEN operator must have the key attribute as its first operand")
            }
            try add(.between(value(lower), value(upper)), for: path, to: &conditions)
        case .beginsWith(let operand, let start):
            guard case .path(let path) = operand else {
                throw .validation("\(prefix)begins_with operator must have the key attribute as its first operand")
            }
            try add(.beginsWith(value(start)), for: path, to: &conditions)
        }
    }

    private static func add(
        _ condition: RangeCondition, for path: DocumentPath, to conditions: inout [String: RangeCondition]
    ) throws(ServiceError) {
        guard !path.isNested else {
            throw .validation("KeyConditionExpressions cannot have conditions on nested attributes")
        }
        guard conditions.updateValue(condition, forKey: path.head) == nil else {
            throw .validation("KeyConditionExpressions must only contain one condition per key")
        }
    }

    private static func value(_ operand: Operand) throws(ServiceError) -> AttributeValue {
        switch operand {
        case .value(let value): return value
        case .size: throw .validation("KeyConditionExpressions cannot contain nested operations")
        case .path:
            throw .validation(
                "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition")
        }
    }

    private static func invalidOperator(_ name: String) -> ServiceError {
        .validation("Invalid operator used in KeyConditionExpression: \(name)")
    }
}
