/// Reads a regular expression in ECMA-262's grammar with the flag `u`, as JSON Schema recommends.
struct PatternParser {
    var rest: Substring.UnicodeScalarView
    private var depth = 0

    private static let depthMax = 100
    static let repeatsMax = 1_000

    init(_ text: String) {
        rest = text[...].unicodeScalars
    }

    mutating func parse() throws(PatternError) -> PatternNode {
        let node = try parseAlternatives()
        guard rest.isEmpty else { throw PatternError(.syntax, "a group is closed that was not opened") }
        return node
    }

    private mutating func parseAlternatives() throws(PatternError) -> PatternNode {
        guard depth < Self.depthMax else { throw PatternError(.tooLarge, "too many groups inside one another") }
        depth += 1
        defer { depth -= 1 }
        var alternatives = [try parseSequence()]
        while take("|") { alternatives.append(try parseSequence()) }
        return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
    }

    private mutating func parseSequence() throws(PatternError) -> PatternNode {
        var nodes: [PatternNode] = []
        while let next = rest.first, next != "|", next != ")" {
            let atom = try parseAtom()
            nodes.append(try parseQuantifier(atom))
        }
        return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func parseAtom() throws(PatternError) -> PatternNode {
        guard let scalar = rest.popFirst() else { throw PatternError(.syntax, "the pattern ends too early") }
        switch scalar {
        case "^": return .assertion(.start)
        case "$": return .assertion(.end)
        case ".": return .scalar(.anyButLineEnds)
        case "(": return try parseGroup()
        case "[": return .scalar(try parseClass())
        case "\\": return try parseEscape()
        case "*", "+", "?", "{", "}", "]": throw PatternError(.syntax, "\(scalar) has nothing before it")
        default: return .scalar(PatternSet(scalar))
        }
    }

    private mutating func parseGroup() throws(PatternError) -> PatternNode {
        var look: (isAhead: Bool, isNegated: Bool)?
        if take("?") {
            if take("=") {
                look = (true, false)
            } else if take("!") {
                look = (true, true)
            } else if take("<") {
                if take("=") {
                    look = (false, false)
                } else if take("!") {
                    look = (false, true)
                } else {
                    try skipGroupName()
                }
            } else if !take(":") {
                throw PatternError(.syntax, "a group begins with a mark that there is not")
            }
        }
        let node = try parseAlternatives()
        guard take(")") else { throw PatternError(.syntax, "a group is not closed") }
        guard let look else { return node }
        return .look(node, isAhead: look.isAhead, isNegated: look.isNegated)
    }

    private mutating func skipGroupName() throws(PatternError) {
        guard let end = rest.firstIndex(of: ">"), end > rest.startIndex else {
            throw PatternError(.syntax, "a group's name has no end")
        }
        rest = rest[rest.index(after: end)...]
    }

    private mutating func parseQuantifier(_ atom: PatternNode) throws(PatternError) -> PatternNode {
        let bounds: (min: Int, max: Int?)
        switch rest.first {
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "?": bounds = (0, 1)
        case "{":
            rest.removeFirst()
            bounds = try parseBounds()
        default: return atom
        }
        switch atom {
        case .assertion, .look: throw PatternError(.syntax, "an assertion cannot be repeated")
        default: break
        }
        // The bounds' closing brace, or the quantifier's own letter.
        rest.removeFirst()
        // Lazy or not, the same texts match.
        _ = take("?")
        return .repeated(atom, min: bounds.min, max: bounds.max)
    }

    /// Reads `n`, `n,` or `n,m` and stops before the closing brace.
    private mutating func parseBounds() throws(PatternError) -> (min: Int, max: Int?) {
        let min = try parseCount()
        var max: Int? = min
        if take(",") { max = rest.first == "}" ? nil : try parseCount() }
        guard rest.first == "}", max.map({ $0 >= min }) ?? true else {
            throw PatternError(.syntax, "the bounds of a repetition are wrong")
        }
        return (min, max)
    }

    private mutating func parseCount() throws(PatternError) -> Int {
        let digits = rest.prefix { "0"..."9" ~= $0 }
        rest = rest.dropFirst(digits.count)
        guard !digits.isEmpty else { throw PatternError(.syntax, "a repetition lacks its count") }
        guard let count = Int(String(digits)), count <= Self.repeatsMax else {
            throw PatternError(.tooLarge, "a repetition of more than \(Self.repeatsMax) times")
        }
        return count
    }

    mutating func take(_ scalar: UnicodeScalar) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }
}
