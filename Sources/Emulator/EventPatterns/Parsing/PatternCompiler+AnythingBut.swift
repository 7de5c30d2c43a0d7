extension PatternCompiler {
    private enum Exception: String {
        case equalsIgnoreCase = "equals-ignore-case"
        case prefix, suffix, wildcard
    }

    /// `{"anything-but": …}`, behind the name.
    mutating func readAnythingBut() throws(EventPatternError) -> Condition {
        var token = try nextToken()
        var exception: Exception?
        if token == .startObject {
            guard case .name(let name) = try nextToken() else {
                throw refused("Anything-But expression name not found")
            }
            let found = String(decoding: name, as: UTF8.self)
            guard let known = Exception(rawValue: found) else {
                throw refused("Unsupported anything-but pattern: \(found)")
            }
            exception = known
            token = try nextToken()
        }
        let condition: Condition
        switch (token, exception) {
        case (.startArray, nil): condition = try readValues()
        case (.startArray, let exception?): condition = try readExceptions(exception)
        case (.string, nil), (.number, nil): condition = try readValue(token)
        case (.string, let exception?), (.number, let exception?):
            let text = try readText(token, exception)
            condition = try excepting(exception, [text])
        default: throw refused("Value of anything-but must be an array or single string/number value.")
        }
        for _ in 0..<(exception == nil ? 1 : 2) {
            guard try nextToken() == .endObject else { throw refused("Too many elements in numeric expression") }
        }
        return condition
    }

    private mutating func readValue(_ token: PatternToken) throws(EventPatternError) -> Condition {
        if case .number(let text) = token { return .unlessEqualNumber([try comparable(text)]) }
        tokens.finishString()
        return .unlessEqual([FieldValue.quoted(token.text.utf8)])
    }

    /// Inside lists AWS tells the place twice.
    private func refusedInList(_ message: String) -> EventPatternError { refused(refused(message).reason) }

    private mutating func readValues() throws(EventPatternError) -> Condition {
        var texts: [[UInt8]] = []
        var numbers: [ComparableNumber] = []
        var token = try nextToken()
        while token != .endArray {
            tokens.finishString()
            switch token {
            case .string(let text): texts.append(FieldValue.quoted(text))
            case .number(let text): numbers.append(try comparable(text))
            default: throw refusedInList("Inside anything but list, start|null|boolean is not supported.")
            }
            token = try nextToken()
        }
        guard texts.isEmpty != numbers.isEmpty else {
            throw refused(
                "Inside anything but list, either all values are number or string, mixed type is not supported")
        }
        return texts.isEmpty ? .unlessEqualNumber(numbers) : .unlessEqual(texts)
    }

    private mutating func readExceptions(_ exception: Exception) throws(EventPatternError) -> Condition {
        var texts: [[UInt8]] = []
        var token = try nextToken()
        while token != .endArray {
            do throws(EventPatternError) {
                texts.append(try readText(token, exception))
            } catch {
                throw refused(error.reason)
            }
            token = try nextToken()
        }
        return try excepting(exception, texts)
    }

    private mutating func readText(
        _ token: PatternToken, _ exception: Exception
    ) throws(EventPatternError) -> [UInt8] {
        guard case .string(let text) = token else {
            switch exception {
            case .equalsIgnoreCase:
                throw refused(
                    "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.")
            case .wildcard: throw refused("wildcard match pattern must be a string")
            case .prefix, .suffix: throw refused("prefix/suffix match pattern must be a string")
            }
        }
        tokens.finishString()
        if text.isEmpty, exception == .prefix || exception == .suffix {
            throw refused("Null prefix/suffix not allowed")
        }
        return text
    }

    private func excepting(
        _ exception: Exception, _ texts: [[UInt8]]
    ) throws(EventPatternError) -> Condition {
        switch exception {
        case .equalsIgnoreCase: return .unlessEqualIgnoringCase(texts.map { CaseFolding.fold(FieldValue.quoted($0)) })
        case .prefix: return .unlessPrefix(texts.map { [FieldValue.quote] + $0 })
        case .suffix: return .unlessSuffix(texts.map { $0 + [FieldValue.quote] })
        case .wildcard:
            var patterns: [WildcardPattern] = []
            for text in texts { patterns.append(try readWildcard(text)) }
            return .unlessWildcard(patterns)
        }
    }
}
