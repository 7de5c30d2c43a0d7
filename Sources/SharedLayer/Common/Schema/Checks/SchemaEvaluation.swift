/// One validation of a document.
///
/// It says yes or no at first, and stops at the first no. Only when the answer is no and somebody wants to know why, it runs
/// again and gathers the findings: so a valid document costs no message and no path.
struct SchemaEvaluation {
    typealias NodeID = CompiledSchema.NodeID

    let schema: CompiledSchema
    /// Gathers at most so many findings; none are gathered, and the first no ends it, when this is 0.
    let findingsMax: Int
    var findings: [SchemaFinding] = []
    /// What was evaluated, for `unevaluatedItems` and `unevaluatedProperties`: one entry for each value that such a rule is
    /// being applied to.
    var marks: [[Bool]] = []
    /// The resources on the way from the root, for `$dynamicRef`.
    var scope: [Int] = []
    private var depth = 0
    private var steps = 0
    /// Whether a limit was reached, so that nothing else counts.
    private(set) var gaveUp: SchemaLimit?

    /// The place in `marks` for values that nobody keeps marks of.
    static let unmarked = -1

    init(_ schema: CompiledSchema, findingsMax: Int = 0) {
        self.schema = schema
        self.findingsMax = findingsMax
    }

    var isGathering: Bool { findingsMax > 0 }

    /// Whether to go on after a rule that did not hold.
    var goesOn: Bool { findings.count < findingsMax }

    mutating func run(_ value: JSONValue) -> Bool {
        let isValid = accepts(value, by: schema.root)
        return isValid && gaveUp == nil
    }

    /// Whether the value is valid by that subschema. What was evaluated of it is marked at `place`.
    mutating func accepts(_ value: JSONValue, by id: NodeID, marking place: Int = unmarked) -> Bool {
        guard depth < SchemaLimit.depthMax, steps < SchemaLimit.stepsMax else {
            gaveUp = depth < SchemaLimit.depthMax ? .steps : .depth
            return false
        }
        depth += 1
        steps += 1
        defer { depth -= 1 }
        let node = schema.nodes[id]
        guard schema.isDynamic else { return accepts(value, by: node, id, place) }
        let isEntering = scope.last != node.resource
        if isEntering { scope.append(node.resource) }
        defer { if isEntering { scope.removeLast() } }
        return accepts(value, by: node, id, place)
    }

    private mutating func accepts(_ value: JSONValue, by node: SchemaNode, _ id: NodeID, _ place: Int) -> Bool {
        guard node.types.allows(value) else {
            // What a value of another type lacks says nothing.
            return refuse(id, node.types.isEmpty ? "" : "type") { _ in node.types.refusal(of: value) }
        }
        guard node.unevaluated.isEmpty else { return acceptsWithMarks(value, by: node, id, place) }
        let isValid = acceptsOwn(value, by: node, id, place)
        return (isValid || goesOn) && acceptsAll(value, by: node, id, place) && isValid
    }

    /// The rules for values of one type.
    mutating func acceptsOwn(_ value: JSONValue, by node: SchemaNode, _ id: NodeID, _ place: Int) -> Bool {
        var isValid = true
        switch value {
        case .string(let text):
            for rule in node.strings.range where !accepts(text, by: schema.rules[rule], id) {
                isValid = false
                if !goesOn { return false }
            }
        case .number(let number):
            for rule in node.numbers.range where !accepts(number, by: schema.rules[rule], id) {
                isValid = false
                if !goesOn { return false }
            }
        case .array(let elements):
            for rule in node.arrays.range where !accepts(elements, by: schema.rules[rule], id, place) {
                isValid = false
                if !goesOn { return false }
            }
        case .object(let object):
            for rule in node.objects.range where !accepts(object, by: schema.rules[rule], id, place) {
                isValid = false
                if !goesOn { return false }
            }
        case .null, .bool: break
        }
        return isValid
    }

    /// The rules for values of every type.
    mutating func acceptsAll(_ value: JSONValue, by node: SchemaNode, _ id: NodeID, _ place: Int) -> Bool {
        var isValid = true
        for rule in node.all.range where !accepts(value, by: schema.rules[rule], id, place) {
            isValid = false
            if !goesOn { return false }
        }
        return isValid
    }
}
