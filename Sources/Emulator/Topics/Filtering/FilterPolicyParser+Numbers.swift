extension FilterPolicyParser {
    /// What stands in the brackets of a numeric match, up to and with the closing one.
    mutating func numericRange() throws(FilterPolicyError) -> NumericRange {
        let first = tokens.next()
        guard case .string(let comparison) = first else {
            throw fault("Invalid member in numeric match: \(Self.spelled(first))")
        }
        let token = tokens.next()
        switch comparison {
        case "=":
            let value = try operand(token, of: "equals")
            try endNumericExpression()
            return NumericRange(bottom: value, top: value)
        case "<", "<=":
            let top = try operand(token, of: comparison)
            try endNumericExpression()
            return NumericRange(top: top, includesTop: comparison == "<=")
        case ">", ">=":
            let bottom = try operand(token, of: comparison)
            return try numericRange(from: bottom, includesBottom: comparison == ">=")
        default: throw fault("Unrecognized numeric range operator: \(comparison)")
        }
    }

    private mutating func numericRange(
        from bottom: Double, includesBottom: Bool
    ) throws(FilterPolicyError) -> NumericRange {
        let token = tokens.next()
        if token == .endArray { return NumericRange(bottom: bottom, includesBottom: includesBottom) }
        guard case .string(let comparison) = token else {
            throw fault("Bad value in numeric range: \(Self.spelled(token))")
        }
        tokens.finishString()
        guard comparison == "<" || comparison == "<=" else { throw fault("Bad numeric range operator: \(comparison)") }
        // Read first: the operand's fault tells where the parser stands behind it.
        let last = tokens.next()
        let top = try operand(last, of: comparison)
        guard tokens.next() == .endArray else { throw fault("Too many terms in numeric range expression") }
        guard bottom < top else { throw fault("Bottom must be less than top") }
        return NumericRange(
            bottom: bottom, includesBottom: includesBottom, top: top, includesTop: comparison == "<=")
    }

    private func operand(
        _ token: FilterPolicyTokens.Token, of comparison: String
    ) throws(FilterPolicyError) -> Double {
        guard case .number(let text) = token else { throw fault("Value of \(comparison) must be numeric") }
        return try number(text)
    }

    private mutating func endNumericExpression() throws(FilterPolicyError) {
        guard tokens.next() == .endArray else { throw fault("Too many elements in numeric expression") }
    }

    private static func spelled(_ token: FilterPolicyTokens.Token) -> String {
        switch token {
        case .beginObject: "{"
        case .endObject: "}"
        case .beginArray: "["
        case .endArray: "]"
        case .name(let text), .string(let text), .number(let text): text
        case .bool(let value): value ? "true" : "false"
        case .null: "null"
        case .end: ""
        }
    }
}
