/// Makes branches of a pattern's JSON.
struct PatternCompiler {
    /// Amazon EventBridge user guide, "Complex example with `$or` matching": the product of the choices in a pattern.
    static let combinationsMax = 1_000

    typealias Branch = [FieldPath: [Condition]]

    var tokens: PatternTokenizer
    private var names: [[UInt8]] = []
    private var branches: [Branch] = []

    private init(_ json: some Collection<UInt8>) {
        tokens = PatternTokenizer(json)
    }

    static func compile(_ json: some Collection<UInt8>) throws(EventPatternError) -> [PatternBranch] {
        var compiler = PatternCompiler(json)
        guard try compiler.tokens.next() == .startObject else {
            throw compiler.tokens.failure("Filter is not an object")
        }
        try compiler.readObject(isInOr: false)
        for branch in compiler.branches {
            for conditions in branch.values where WildcardComplexity.isTooComplex(conditions.flatMap(\.wildcards)) {
                throw EventPatternError(reason: tooComplex)
            }
        }
        return compiler.branches.map(PatternBranch.init)
    }

    private static let tooComplex =
        "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a "
        + "wildcard character"

    /// The next token; inside objects and arrays there always is one.
    mutating func nextToken() throws(EventPatternError) -> PatternToken {
        guard let token = try tokens.next() else { throw tokens.failure("Unexpected end-of-input") }
        return token
    }

    func refused(_ message: String) -> EventPatternError { tokens.failure(message) }

    // Recursion ends: the tokenizer bounds the depth.
    private mutating func readObject(isInOr: Bool) throws(EventPatternError) {
        var isEmpty = true
        while case .name(let name) = try nextToken() {
            isEmpty = false
            let text = String(decoding: name, as: UTF8.self)
            if text == PatternKeyword.or {
                try readOr()
                continue
            }
            if isInOr, PatternKeyword.reservedInOr.contains(text) {
                throw refused("\(text) is Ruler reserved fieldName which cannot be used inside $or.")
            }
            names.append(name)
            switch try nextToken() {
            case .startObject: try readObject(isInOr: isInOr)
            case .startArray: try readField()
            default: throw refused("\"\(text)\" must be an object or an array")
            }
            names.removeLast()
        }
        if isEmpty { throw refused("Empty objects are not allowed") }
    }

    /// Each choice goes on with a copy of every branch so far.
    private mutating func readOr() throws(EventPatternError) {
        let before = branches.isEmpty ? [[:]] : branches
        guard try nextToken() == .startArray else { throw refused("It must be an Array followed with $or.") }
        var all: [Branch] = []
        var choices = 0
        var token = try nextToken()
        while token != .endArray {
            guard token == .startObject else {
                throw refused("Only JSON object is allowed in array of $or relationship.")
            }
            choices += 1
            branches = before
            try readObject(isInOr: true)
            all += branches
            guard all.count <= Self.combinationsMax else {
                throw EventPatternError(
                    reason: "The combinations of $or conditions exceed the limit of \(Self.combinationsMax)")
            }
            token = try nextToken()
        }
        guard choices >= 2 else { throw refused("There must have at least 2 Objects in $or relationship.") }
        branches = all
    }

    /// The last of equal paths counts, as in Event Ruler.
    private mutating func readField() throws(EventPatternError) {
        var conditions: [Condition] = []
        var token = try nextToken()
        while token != .endArray {
            conditions += try readCondition(token)
            token = try nextToken()
        }
        guard !conditions.isEmpty else { throw refused("Empty arrays are not allowed") }
        let path = FieldPath(names)
        if branches.isEmpty { branches = [[:]] }
        for index in branches.indices { branches[index][path] = conditions }
    }

    private mutating func readCondition(_ token: PatternToken) throws(EventPatternError) -> [Condition] {
        switch token {
        case .startObject: return [try readOperator()]
        case .string(let text):
            tokens.finishString()
            // An address equals every way to write it.
            if NetworkAddress.looksLikeOne(text[...]), let address = NetworkAddress(text[...]) {
                return [.addressRange(AddressRange(address))]
            }
            return [.equal(FieldValue.quoted(text))]
        case .number(let text):
            // A number that is none to compare, such as an account's, still equals its own text.
            let number = try? ComparableNumber(text)
            return (number.map { [.equalNumber($0)] } ?? []) + [.equal(text)]
        case .null, .true, .false: return [.equal(Array(token.text.utf8))]
        default: throw refused("Match value must be String, number, true, false, or null")
        }
    }
}

extension Condition {
    /// What makes a rule complex.
    fileprivate var wildcards: [WildcardPattern] {
        switch self {
        case .wildcard(let pattern): [pattern]
        case .unlessWildcard(let patterns): patterns
        default: []
        }
    }
}
