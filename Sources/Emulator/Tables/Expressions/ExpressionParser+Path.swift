import Wire

extension ExpressionParser {
    /// `name`, `#name`, then `.name`, `.#name`, `[0]`.
    mutating func path() throws(ServiceError) -> DocumentPath {
        let head = try name()
        var steps: [DocumentPath.Step] = []
        while true {
            if take(".") {
                steps.append(.member(try name()))
            } else if take("[") {
                guard case .number(let digits) = token.kind, let index = Int(digits) else { throw syntaxError() }
                advance()
                try expect("]")
                steps.append(.element(index))
            } else {
                return DocumentPath(head, steps)
            }
        }
    }

    private mutating func name() throws(ServiceError) -> String {
        switch token.kind {
        case .word(let word):
            if ReservedWords.contain(word) {
                problems.note(.reservedWord, "Attribute name is a reserved keyword; reserved keyword: \(word)")
            }
            advance()
            return word
        case .name(let placeholder):
            advance()
            guard let name = attributes.name(for: placeholder) else {
                problems.note(
                    .undefinedPlaceholder,
                    "An expression attribute name used in the document path is not defined; attribute name: "
                        + placeholder)
                return placeholder
            }
            return name
        default: throw syntaxError()
        }
    }

    /// A `:value`. One that is not defined is noted and stands in as null.
    mutating func value() throws(ServiceError) -> AttributeValue {
        guard case .value(let placeholder) = token.kind else { throw syntaxError() }
        advance()
        guard let value = attributes.value(for: placeholder) else {
            problems.note(
                .undefinedPlaceholder,
                "An expression attribute value used in expression is not defined; attribute value: \(placeholder)")
            return .null
        }
        return value
    }

    /// Notes two paths of which one holds the other, or that take one place for a map and for a list.
    mutating func checkApart(_ paths: [DocumentPath]) {
        for (index, two) in paths.enumerated() {
            for one in paths[..<index] { checkApart(one, two) }
        }
    }

    private mutating func checkApart(_ one: DocumentPath, _ two: DocumentPath) {
        let told = "must remove or rewrite one of these paths; path one: \(one.description), path two: "
        for (a, b) in zip(one.whole, two.whole) where a != b {
            switch (a, b) {
            case (.member, .element), (.element, .member):
                problems.note(.conflict, "Two document paths conflict with each other; \(told)\(two.description)")
            default: break
            }
            return
        }
        problems.note(.overlap, "Two document paths overlap with each other; \(told)\(two.description)")
    }
}
