import Wire

/// A recursive-descent parser for all five kinds of expression; the grammars stand in its extensions.
///
/// Source: DynamoDB developer guide, "Condition and filter expressions, operators, and functions" and "Using update
/// expressions".
struct ExpressionParser {
    /// Bytes of an expression.
    static let bytesMax = 4_096
    /// Operands of IN.
    static let listMax = 100
    /// Parentheses and NOTs within each other. AWS names no limit; this one protects the stack.
    static let depthMax = 100

    private let text: [UInt8]
    private let tokens: [Token]
    /// The request's member, for errors: `ConditionExpression`.
    private let parameter: String
    private(set) var position = 0
    private var depth = 0
    var attributes: ExpressionAttributes
    var problems = ExpressionProblems()

    private init(_ text: String, parameter: String, attributes: ExpressionAttributes) {
        self.text = Array(text.utf8)
        tokens = Lexer.tokens(of: text)
        self.parameter = parameter
        self.attributes = attributes
    }

    /// Parses a whole expression with one of the grammars, marking the placeholders that it uses.
    /// - Throws: `ValidationException` with AWS's text for the first problem.
    static func parse<Output>(
        _ text: String, parameter: String, _ attributes: inout ExpressionAttributes,
        _ grammar: (inout ExpressionParser) throws(ServiceError) -> Output
    ) throws(ServiceError) -> Output {
        var parser = ExpressionParser(text, parameter: parameter, attributes: attributes)
        guard !parser.text.isEmpty else { throw parser.error("The expression can not be empty;") }
        guard parser.text.count <= bytesMax else {
            throw parser.error(
                "Expression size has exceeded the maximum allowed size; expression size: \(parser.text.count)")
        }
        let output = try grammar(&parser)
        guard parser.token.kind == .end else { throw parser.syntaxError() }
        if let problem = parser.problems.message { throw parser.error(problem) }
        attributes = parser.attributes
        return output
    }

    var token: Token { tokens[position] }

    func kind(at index: Int) -> Token.Kind { tokens[index].kind }

    var isAtCall: Bool {
        guard case .word = token.kind, position + 1 < tokens.count else { return false }
        return tokens[position + 1].kind == .symbol("(")
    }

    mutating func advance() {
        if position + 1 < tokens.count { position += 1 }
    }

    /// Goes back to try another reading, forgetting the problems that were noted since.
    mutating func rewind(to position: Int, problems: ExpressionProblems) {
        self.position = position
        self.problems = problems
    }

    /// Steps over a sign if it is next.
    mutating func take(_ symbol: String) -> Bool {
        guard token.kind == .symbol(symbol) else { return false }
        advance()
        return true
    }

    mutating func takeKeyword(_ keyword: String) -> Bool {
        guard token.isKeyword(keyword) else { return false }
        advance()
        return true
    }

    mutating func expect(_ symbol: String) throws(ServiceError) {
        guard take(symbol) else { throw syntaxError() }
    }

    mutating func nested<Output>(
        _ body: (inout ExpressionParser) throws(ServiceError) -> Output
    ) throws(ServiceError) -> Output {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthMax else { throw error("The expression is nested too deeply;") }
        return try body(&self)
    }

    /// One or more, separated by commas.
    mutating func list<Element>(
        _ element: (inout ExpressionParser) throws(ServiceError) -> Element
    ) throws(ServiceError) -> [Element] {
        var elements = [try element(&self)]
        while take(",") { elements.append(try element(&self)) }
        return elements
    }

    func error(_ message: String) -> ServiceError {
        .validation("Invalid \(parameter): \(message)")
    }

    /// Names the token at hand, and the text from the token before it to the one after it.
    func syntaxError() -> ServiceError {
        let name = token.kind == .end ? "<EOF>" : string(token.range)
        let around = tokens[max(0, position - 1)...min(tokens.count - 1, position + 1)].filter { $0.kind != .end }
        let near = string((around.first?.range.lowerBound ?? 0)..<(around.last?.range.upperBound ?? 0))
        return error("Syntax error; token: \"\(name)\", near: \"\(near)\"")
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: text[range], as: UTF8.self)
    }
}
