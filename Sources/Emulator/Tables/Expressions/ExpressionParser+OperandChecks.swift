import Wire

extension ExpressionParser {
    /// A path compared with itself.
    mutating func checkDistinct(_ operands: [Operand], _ operation: String) {
        guard operands.count == 2, case .path(let one) = operands[0], operands[0] == operands[1] else { return }
        problems.note(
            .sameOperands,
            "The first operand must be distinct from the remaining operands for this operator or function; operator: "
                + "\(operation), first operand: \(one.description)")
    }

    /// Only strings, numbers and binary data have an order.
    mutating func checkOrdered(_ operands: [Operand], _ comparison: String) {
        for operand in operands {
            guard let type = operand.type, !type.isScalarKey else { continue }
            problems.note(
                .operandType,
                "Incorrect operand type for operator or function; operator: \(comparison), operand type: "
                    + type.rawValue)
        }
    }

    mutating func checkBounds(_ lower: Operand, _ upper: Operand) {
        guard case .value(let lower) = lower, case .value(let upper) = upper else { return }
        let told =
            "lower bound operand: AttributeValue: \(lower.told), upper bound operand: AttributeValue: \(upper.told)"
        if lower.type != upper.type {
            problems.note(
                .operandType, "The BETWEEN operator requires same data type for lower and upper bounds; \(told)")
        } else if upper.precedes(lower) == true {
            problems.note(
                .operandType,
                "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; \(told)")
        }
    }

    mutating func noteType(_ type: AttributeType, _ function: String) {
        problems.note(
            .operandType,
            "Incorrect operand type for operator or function; operator or function: \(function), operand type: "
                + type.rawValue)
    }
}

extension AttributeValue {
    /// As AWS prints bounds: `{S:a}`.
    fileprivate var told: String {
        switch self {
        case .string(let text): "{S:\(text)}"
        case .number(let number): "{N:\(number.text)}"
        default: "{\(type.rawValue)}"
        }
    }
}
