import Wire

extension ExpressionParser {
    private static let operandCounts = [
        "attribute_exists": 1, "attribute_not_exists": 1, "attribute_type": 2, "begins_with": 2, "contains": 2,
        "size": 1,
    ]

    /// A function of a condition: `name(operand, …)`.
    mutating func call() throws(ServiceError) -> OperandOrTest {
        guard case .word(let function) = token.kind else { throw syntaxError() }
        advance()
        try expect("(")
        let operands = try list { (parser) throws(ServiceError) in try parser.operand() }
        try expect(")")
        let nothing = OperandOrTest.test(.isIn(.value(.null), []), function: function)
        guard let count = Self.operandCounts[function] else {
            problems.note(.unknownFunction, "Invalid function name; function: \(function)")
            return nothing
        }
        guard operands.count == count else {
            problems.note(
                .operandCount,
                "Incorrect number of operands for operator or function; operator or function: \(function), "
                    + "number of operands: \(operands.count)")
            return nothing
        }
        checkDistinct(operands, function)
        if function == "size" { return .operand(size(of: operands[0])) }
        return .test(condition(function, operands) ?? .isIn(.value(.null), []), function: function)
    }

    private mutating func size(of operand: Operand) -> Operand {
        if let type = operand.type, [.number, .bool, .null].contains(type) { noteType(type, "size") }
        return .size(operand)
    }

    private mutating func condition(_ function: String, _ operands: [Operand]) -> Condition? {
        switch function {
        case "attribute_exists", "attribute_not_exists":
            guard case .path(let path) = operands[0] else {
                problems.note(
                    .operandType, "Operator or function requires a document path; operator or function: \(function)")
                return nil
            }
            return function == "attribute_exists" ? .attributeExists(path) : .attributeNotExists(path)
        case "attribute_type": return attributeType(operands[0], operands[1])
        case "begins_with":
            for operand in operands {
                if let type = operand.type, ![.string, .binary].contains(type) { noteType(type, function) }
            }
            return .beginsWith(operands[0], operands[1])
        default: return .contains(operands[0], operands[1])
        }
    }

    private mutating func attributeType(_ operand: Operand, _ named: Operand) -> Condition? {
        guard case .value(.string(let name)) = named else {
            let found = named.type?.rawValue ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"
            problems.note(
                .operandType,
                "Incorrect operand type for operator or function; operator or function: attribute_type, "
                    + "operand type: \(found)")
            return nil
        }
        guard let type = AttributeType(rawValue: name) else {
            problems.note(
                .operandType,
                "Invalid attribute type name found; type: \(name), valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")
            return nil
        }
        return .attributeType(operand, type)
    }
}
