extension PatternCompiler {
    private static let onlyOneKey = "Only one key allowed in match expression"

    /// `{"prefix": …}` and the like, behind the opening brace.
    mutating func readOperator() throws(EventPatternError) -> Condition {
        guard case .name(let name) = try nextToken() else { throw refused("Match expression name not found") }
        switch String(decoding: name, as: UTF8.self) {
        case PatternKeyword.exactly:
            return .equal(FieldValue.quoted(try readText("exact match pattern must be a string")))
        case PatternKeyword.prefix: return try readPrefix()
        case PatternKeyword.suffix: return try readSuffix()
        case PatternKeyword.numeric: return try readNumeric()
        case PatternKeyword.anythingBut: return try readAnythingBut()
        case PatternKeyword.exists: return try readExists()
        case PatternKeyword.cidr:
            let text = try readString("prefix match pattern must be a string")
            let range = try AddressRange(cidr: String(decoding: text, as: UTF8.self))
            try close()
            return .addressRange(range)
        case PatternKeyword.equalsIgnoreCase:
            let text = try readText("equals-ignore-case match pattern must be a string")
            return .equalIgnoringCase(CaseFolding.fold(FieldValue.quoted(text)))
        case PatternKeyword.wildcard:
            let text = try readString("wildcard match pattern must be a string")
            let pattern = try readWildcard(text)
            try close()
            return .wildcard(pattern)
        case let other: throw refused("Unrecognized match type \(other)")
        }
    }

    private mutating func readPrefix() throws(EventPatternError) -> Condition {
        let message = "prefix match pattern must be a string"
        switch try nextToken() {
        case .startObject:
            return .prefixIgnoringCase(
                CaseFolding.fold([FieldValue.quote] + (try readIgnoringCase("Prefix", "prefix"))))
        case .string(let text):
            tokens.finishString()
            try close()
            return .prefix([FieldValue.quote] + text)
        default: throw refused(message)
        }
    }

    private mutating func readSuffix() throws(EventPatternError) -> Condition {
        switch try nextToken() {
        case .startObject:
            return .suffixIgnoringCase(CaseFolding.fold(try readIgnoringCase("Suffix", "suffix") + [FieldValue.quote]))
        case .string(let text):
            tokens.finishString()
            try close()
            return .suffix(text + [FieldValue.quote])
        default: throw refused("suffix match pattern must be a string")
        }
    }

    /// `{"equals-ignore-case": …}` and what closes the operator around it.
    private mutating func readIgnoringCase(
        _ title: String, _ name: String
    ) throws(EventPatternError) -> [UInt8] {
        guard case .name(let inner) = try nextToken() else { throw refused("\(title) expression name not found") }
        let found = String(decoding: inner, as: UTF8.self)
        guard found == PatternKeyword.equalsIgnoreCase else { throw refused("Unsupported \(name) pattern: \(found)") }
        let text = try readText("equals-ignore-case match pattern must be a string")
        try close()
        return text
    }

    private mutating func readExists() throws(EventPatternError) -> Condition {
        let condition: Condition
        switch try nextToken() {
        case .true: condition = .exists
        case .false: condition = .absent
        default: throw refused("exists match pattern must be either true or false.")
        }
        try close()
        return condition
    }

    func readWildcard(_ text: [UInt8]) throws(EventPatternError) -> WildcardPattern {
        do throws(EventPatternError) {
            return try WildcardPattern(FieldValue.quoted(text))
        } catch {
            throw refused(error.reason)
        }
    }

    /// A string and the end of its operator.
    private mutating func readText(_ message: String) throws(EventPatternError) -> [UInt8] {
        let text = try readString(message)
        try close()
        return text
    }

    private mutating func readString(_ message: String) throws(EventPatternError) -> [UInt8] {
        guard case .string(let text) = try nextToken() else { throw refused(message) }
        tokens.finishString()
        return text
    }

    private mutating func close() throws(EventPatternError) {
        guard try nextToken() == .endObject else { throw refused(Self.onlyOneKey) }
    }
}
