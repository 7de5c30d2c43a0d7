import Wire

extension ExpressionParser {
    /// SET, REMOVE, ADD and DELETE sections, each at most once, in any order.
    mutating func update() throws(ServiceError) -> UpdateExpression {
        var actions: [UpdateAction] = []
        var sections: Set<String> = []
        repeat {
            guard let section = ["SET", "REMOVE", "ADD", "DELETE"].first(where: token.isKeyword) else {
                throw syntaxError()
            }
            advance()
            if !sections.insert(section).inserted {
                problems.note(
                    .repeatedSection, "The \"\(section)\" section can only be used once in an update expression;")
            }
            actions += try list { (parser) throws(ServiceError) in try parser.action(of: section) }
        } while token.kind != .end
        checkApart(actions.map(\.path))
        return UpdateExpression(actions: actions)
    }

    private mutating func action(of section: String) throws(ServiceError) -> UpdateAction {
        guard !isAtCall else { throw syntaxError() }
        let path = try path()
        switch section {
        case "SET":
            try expect("=")
            return .set(path, try assigned())
        case "REMOVE": return .remove(path)
        default:
            let value = try value()
            let allowed: [AttributeType] =
                section == "ADD"
                ? [.number, .stringSet, .numberSet, .binarySet] : [.stringSet, .numberSet, .binarySet]
            if !allowed.contains(value.type) {
                problems.note(
                    .operandType,
                    "Incorrect operand type for operator or function; operator: \(section), operand type: "
                        + value.type.longName)
            }
            return section == "ADD" ? .add(path, value) : .delete(path, value)
        }
    }

    /// An operand, a sum or a difference; the whole or its operands may stand in parentheses.
    private mutating func assigned() throws(ServiceError) -> UpdateValue {
        let first = try updateOperand(mayCalculate: true)
        switch first {
        case .sum, .difference: return first
        default: return try calculation(from: first)
        }
    }

    private mutating func calculation(from first: UpdateValue) throws(ServiceError) -> UpdateValue {
        for sign in ["+", "-"] where take(sign) {
            let second = try updateOperand(mayCalculate: false)
            for operand in [first, second] { checkLiteral(operand, .number, sign) }
            return sign == "+" ? .sum(first, second) : .difference(first, second)
        }
        return first
    }

    private mutating func updateOperand(mayCalculate: Bool) throws(ServiceError) -> UpdateValue {
        if take("(") {
            let operand = try nested { (parser) throws(ServiceError) in
                let operand = try parser.updateOperand(mayCalculate: false)
                return mayCalculate ? try parser.calculation(from: operand) : operand
            }
            try expect(")")
            return operand
        }
        if isAtCall { return try nested { (parser) throws(ServiceError) in try parser.updateCall() } }
        if case .value = token.kind { return .value(try value()) }
        for keyword in ["SET", "REMOVE", "ADD", "DELETE"] where token.isKeyword(keyword) { throw syntaxError() }
        return .path(try path())
    }

    private mutating func updateCall() throws(ServiceError) -> UpdateValue {
        guard case .word(let function) = token.kind else { throw syntaxError() }
        advance()
        try expect("(")
        let operands = try list { (parser) throws(ServiceError) in try parser.updateOperand(mayCalculate: false) }
        try expect(")")
        guard ["if_not_exists", "list_append"].contains(function) else {
            problems.note(.unknownFunction, "Invalid function name; function: \(function)")
            return .value(.null)
        }
        guard operands.count == 2 else {
            problems.note(
                .operandCount,
                "Incorrect number of operands for operator or function; operator or function: \(function), "
                    + "number of operands: \(operands.count)")
            return .value(.null)
        }
        guard function == "if_not_exists" else {
            for operand in operands { checkLiteral(operand, .list, function) }
            return .listAppend(operands[0], operands[1])
        }
        guard case .path(let path) = operands[0] else {
            problems.note(
                .operandType, "Operator or function requires a document path; operator or function: \(function)")
            return .value(.null)
        }
        return .ifNotExists(path, operands[1])
    }

    private mutating func checkLiteral(_ operand: UpdateValue, _ type: AttributeType, _ operation: String) {
        guard case .value(let value) = operand, value.type != type else { return }
        noteType(value.type, operation)
    }
}
