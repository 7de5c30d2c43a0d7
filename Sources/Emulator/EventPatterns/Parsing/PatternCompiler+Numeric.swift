extension PatternCompiler {
    private static let tooMany = "Too many elements in numeric expression"

    /// `{"numeric": [">", 0, "<=", 5]}`, behind the name.
    mutating func readNumeric() throws(EventPatternError) -> Condition {
        guard try nextToken() == .startArray else { throw refused("Value of numeric must be an array.") }
        let condition = try readComparison()
        guard try nextToken() == .endObject else { throw refused(Self.tooMany) }
        return condition
    }

    private mutating func readComparison() throws(EventPatternError) -> Condition {
        let first = try nextToken()
        tokens.finishString()
        guard case .string(let name) = first else { throw refused("Invalid member in numeric match: \(first.text)") }
        let comparison = String(decoding: name, as: UTF8.self)
        let operand = try nextToken()
        switch comparison {
        case "=":
            let number = try readNumber(operand, "equals")
            try endArray()
            return .equalNumber(number)
        case "<", "<=":
            let top = try readNumber(operand, comparison)
            try endArray()
            return .numberRange(.min, comparison == "<" ? top.predecessor : top)
        case ">", ">=":
            let bottom = try readNumber(operand, comparison)
            let low = comparison == ">" ? bottom.successor : bottom
            let next = try nextToken()
            guard next != .endArray else { return .numberRange(low, .max) }
            return try readRange(from: bottom, low, next)
        default: throw refused("Unrecognized numeric range operator: \(comparison)")
        }
    }

    private mutating func readRange(
        from bottom: ComparableNumber, _ low: ComparableNumber, _ token: PatternToken
    ) throws(EventPatternError) -> Condition {
        tokens.finishString()
        guard case .string(let name) = token else { throw refused("Bad value in numeric range: \(token.text)") }
        let comparison = String(decoding: name, as: UTF8.self)
        guard comparison == "<" || comparison == "<=" else {
            throw refused("Bad numeric range operator: \(comparison)")
        }
        let operand = try nextToken()
        let top = try readNumber(operand, comparison)
        guard try nextToken() == .endArray else { throw refused("Too many terms in numeric range expression") }
        guard bottom < top else { throw refused("Bottom must be less than top") }
        return .numberRange(low, comparison == "<" ? top.predecessor : top)
    }

    private func readNumber(
        _ token: PatternToken, _ name: String
    ) throws(EventPatternError) -> ComparableNumber {
        guard case .number(let text) = token else { throw refused("Value of \(name) must be numeric") }
        return try comparable(text)
    }

    func comparable(_ text: [UInt8]) throws(EventPatternError) -> ComparableNumber {
        do throws(ComparableNumber.Failure) {
            return try ComparableNumber(text)
        } catch {
            throw refused(error.message(for: String(decoding: text, as: UTF8.self)))
        }
    }

    private mutating func endArray() throws(EventPatternError) {
        guard try nextToken() == .endArray else { throw refused(Self.tooMany) }
    }
}
