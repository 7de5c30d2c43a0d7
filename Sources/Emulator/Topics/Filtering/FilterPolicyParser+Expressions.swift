extension FilterPolicyParser {
    /// What stands in the braces of an array's element, up to and with the closing one.
    mutating func matchExpression() throws(FilterPolicyError) -> FilterRule {
        guard case .name(let name) = tokens.next() else { throw fault("Match expression name not found") }
        let rule = try rule(name)
        try endExpression()
        return rule
    }

    private mutating func rule(_ name: String) throws(FilterPolicyError) -> FilterRule {
        let token = tokens.next()
        switch name {
        case "exactly": return .equals(.string(try text(token, "exact match")))
        case "prefix", "suffix", "equals-ignore-case", "wildcard": return try textRule(name, token)
        case "cidr": return .addresses(try addresses(try text(token, "prefix match")))
        case "numeric":
            guard token == .beginArray else { throw fault("Value of numeric must be an array.") }
            return .range(try numericRange())
        case "exists":
            guard case .bool(let shouldExist) = token else {
                throw fault("exists match pattern must be either true or false.")
            }
            return .exists(shouldExist)
        case "anything-but": return try anythingBut(token)
        default: throw fault("Unrecognized match type \(name)")
        }
    }

    private mutating func endExpression() throws(FilterPolicyError) {
        guard tokens.next() == .endObject else { throw fault("Only one key allowed in match expression") }
    }

    private func text(_ token: FilterPolicyTokens.Token, _ what: String) throws(FilterPolicyError) -> String {
        guard case .string(let text) = token else { throw fault("\(what) pattern must be a string") }
        return text
    }

    private func textRule(
        _ name: String, _ token: FilterPolicyTokens.Token
    ) throws(FilterPolicyError) -> FilterRule {
        let text = try text(token, "\(name) match")
        switch name {
        case "prefix": return .prefix(text)
        case "suffix": return .suffix(text)
        case "equals-ignore-case": return .equalsIgnoringCase(text)
        default:
            guard let pattern = WildcardPattern(text) else {
                throw fault("Consecutive wildcard characters or an invalid escape in wildcard match pattern: \(text)")
            }
            return .wildcard(pattern)
        }
    }

    private func addresses(_ text: String) throws(FilterPolicyError) -> AddressBlock {
        guard text.utf8.count(where: { $0 == UInt8(ascii: "/") }) == 1 else {
            throw fault("Malformed CIDR, one '/' required")
        }
        guard let block = AddressBlock(text) else { throw fault("Malformed CIDR, \(text)") }
        return block
    }

    // MARK: Anything-but

    private mutating func anythingBut(_ token: FilterPolicyTokens.Token) throws(FilterPolicyError) -> FilterRule {
        switch token {
        case .beginObject:
            guard case .name(let name) = tokens.next() else { throw fault("Anything-But expression name not found") }
            guard ["prefix", "suffix", "equals-ignore-case", "wildcard"].contains(name) else {
                throw fault("Unsupported anything-but pattern: \(name)")
            }
            let rules = try anythingButRules(name)
            try endExpression()
            return .anythingButMatching(rules)
        case .beginArray:
            var values: [FilterValue] = []
            var token = tokens.next()
            while token != .endArray {
                values.append(try anythingButValue(token))
                token = tokens.next()
            }
            guard Set(values.map(\.isNumber)).count == 1 else {
                throw fault(
                    "Inside anything but list, either all values are number or string, mixed type is not supported")
            }
            return .anythingBut(values)
        default: return .anythingBut([try anythingButValue(token)])
        }
    }

    private mutating func anythingButRules(_ name: String) throws(FilterPolicyError) -> [FilterRule] {
        let first = tokens.next()
        guard first == .beginArray else { return [try textRule(name, first)] }
        var rules: [FilterRule] = []
        var token = tokens.next()
        while token != .endArray {
            rules.append(try textRule(name, token))
            token = tokens.next()
        }
        guard !rules.isEmpty else { throw fault("Empty arrays are not allowed") }
        return rules
    }

    private func anythingButValue(_ token: FilterPolicyTokens.Token) throws(FilterPolicyError) -> FilterValue {
        switch token {
        case .string(let text): .string(text)
        case .number(let text): .number(try number(text))
        default: throw fault("Inside anything but list, start|null|boolean is not supported.")
        }
    }
}

extension FilterValue {
    fileprivate var isNumber: Bool {
        if case .number = self { true } else { false }
    }
}
