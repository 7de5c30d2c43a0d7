import Wire

extension ExpressionParser {
    /// OR binds least, then AND, then NOT.
    mutating func condition() throws(ServiceError) -> Condition {
        var condition = try conjunction()
        while takeKeyword("OR") { condition = .or(condition, try conjunction()) }
        return condition
    }

    private mutating func conjunction() throws(ServiceError) -> Condition {
        var condition = try negation()
        while takeKeyword("AND") { condition = .and(condition, try negation()) }
        return condition
    }

    private mutating func negation() throws(ServiceError) -> Condition {
        guard takeKeyword("NOT") else { return try primary() }
        return .not(try nested { (parser) throws(ServiceError) in try parser.negation() })
    }

    /// A test, or a condition in parentheses. A parenthesis may also belong to an operand, as in `(a) = :b`: that is
    /// tried first.
    private mutating func primary() throws(ServiceError) -> Condition {
        guard token.kind == .symbol("(") else { return try test() }
        let start = position
        let before = problems
        if let test = try? test() { return test }
        rewind(to: start, problems: before)
        advance()
        let isDoubled = token.kind == .symbol("(")
        let innerStart = position
        let condition = try nested { (parser) throws(ServiceError) in try parser.condition() }
        if isDoubled, parenthesisEnd(from: innerStart) == position { noteRedundantParentheses() }
        try expect(")")
        return condition
    }

    private mutating func test() throws(ServiceError) -> Condition {
        switch try operandOrTest() {
        case .test(let condition, let function):
            guard case .symbol(let symbol) = token.kind, Comparator(rawValue: symbol) != nil else { return condition }
            noteMisuse(function)
            return try comparison(of: .value(.null))
        case .operand(let operand): return try comparison(of: operand)
        }
    }

    private mutating func comparison(of operand: Operand) throws(ServiceError) -> Condition {
        if case .symbol(let symbol) = token.kind, let comparator = Comparator(rawValue: symbol) {
            advance()
            let other = try self.operand()
            checkDistinct([operand, other], symbol)
            if comparator.needsOrder { checkOrdered([operand, other], symbol) }
            return .comparison(operand, comparator, other)
        }
        if takeKeyword("BETWEEN") {
            let lower = try self.operand()
            guard takeKeyword("AND") else { throw syntaxError() }
            let upper = try self.operand()
            checkOrdered([operand, lower, upper], "BETWEEN")
            checkBounds(lower, upper)
            return .between(operand, lower, upper)
        }
        if takeKeyword("IN") {
            try expect("(")
            let candidates = try list { (parser) throws(ServiceError) in try parser.operand() }
            try expect(")")
            if candidates.count > Self.listMax {
                problems.note(
                    .operandCount,
                    "The IN operator is provided with too many operands; number of operands: \(candidates.count)")
            }
            return .isIn(operand, candidates)
        }
        if case .size = operand {
            noteMisuse("size")
            if [.end, .symbol(")")].contains(token.kind) || token.isKeyword("AND") || token.isKeyword("OR") {
                return .comparison(operand, .equal, operand)
            }
        }
        throw syntaxError()
    }

    /// An operand where only an operand may stand.
    mutating func operand() throws(ServiceError) -> Operand {
        switch try operandOrTest() {
        case .operand(let operand): return operand
        case .test(_, let function):
            noteMisuse(function)
            return .value(.null)
        }
    }

    mutating func operandOrTest() throws(ServiceError) -> OperandOrTest {
        if take("(") {
            let isDoubled = token.kind == .symbol("(")
            let inner = try nested { (parser) throws(ServiceError) in try parser.operandOrTest() }
            // A test in parentheses is a condition, and read as such.
            guard case .operand(let operand) = inner else { throw syntaxError() }
            try expect(")")
            if isDoubled { noteRedundantParentheses() }
            return .operand(operand)
        }
        if isAtCall { return try nested { (parser) throws(ServiceError) in try parser.call() } }
        if case .value = token.kind { return .operand(.value(try value())) }
        for keyword in ["AND", "OR", "NOT", "BETWEEN", "IN"] where token.isKeyword(keyword) { throw syntaxError() }
        return .operand(.path(try path()))
    }

    /// Where the parenthesis that opens at a position closes: the position after it, or nil.
    private func parenthesisEnd(from start: Int) -> Int? {
        var open = 0
        for index in start...position {
            switch kind(at: index) {
            case .symbol("("): open += 1
            case .symbol(")"):
                open -= 1
                if open == 0 { return index + 1 }
            default: break
            }
        }
        return nil
    }

    private mutating func noteRedundantParentheses() {
        problems.note(.redundantParentheses, "The expression has redundant parentheses;")
    }

    private mutating func noteMisuse(_ function: String) {
        problems.note(
            .misusedFunction,
            "The function is not allowed to be used this way in an expression; function: \(function)")
    }
}
