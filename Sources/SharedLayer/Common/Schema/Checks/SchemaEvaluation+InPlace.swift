extension SchemaEvaluation {
    /// The rules for values of every type, and those that apply subschemas to the same value.
    mutating func accepts(_ value: JSONValue, by rule: SchemaRule, _ id: NodeID, _ place: Int) -> Bool {
        switch rule {
        case .constant(let constant):
            return value == schema.values[constant]
                || refuse(id, "const") { "must be \(Self.text([$0.values[constant]]))" }
        case .enumeration(let values):
            for constant in values.range where value == schema.values[constant] { return true }
            return refuse(id, "enum") { "must be one of \(Self.text($0.values[values.range]))" }
        case .reference(let node):
            return accepts(same: value, by: node, marking: place, through: ["$ref"])
        case .dynamicReference(let reference):
            return accepts(same: value, by: target(of: reference), marking: place, through: ["$dynamicRef"])
        case .allOf(let nodes): return acceptsAllOf(value, by: nodes, place)
        case .anyOf(let nodes): return acceptsAnyOf(value, by: nodes, id, place)
        case .oneOf(let nodes): return acceptsOneOf(value, by: nodes, id, place)
        case .not(let node):
            return !tries(value, by: node, marking: Self.unmarked, through: []).isValid
                || refuse(id, "not") { _ in "must not be valid by the schema of “not”" }
        case .conditional(let test, let then, let otherwise):
            let isThen = tries(value, by: test, marking: place, through: []).isValid
            guard let node = isThen ? then : otherwise else { return true }
            return accepts(same: value, by: node, marking: place, through: [isThen ? "then" : "else"])
        default: return true
        }
    }

    private func target(of place: Int) -> NodeID {
        let reference = schema.dynamicReferences[place]
        return scope.lazy.compactMap { reference.candidates[$0] }.first ?? reference.initial
    }

    private mutating func acceptsAllOf(_ value: JSONValue, by nodes: SchemaSlice, _ marking: Int) -> Bool {
        var isValid = true
        for place in nodes.range {
            isValid =
                accepts(
                    same: value, by: schema.lists[place], marking: marking,
                    through: ["allOf", "\(place - nodes.start)"]) && isValid
            if !isValid, !goesOn { return false }
        }
        return isValid
    }

    private mutating func acceptsAnyOf(
        _ value: JSONValue, by nodes: SchemaSlice, _ id: NodeID, _ marking: Int
    ) -> Bool {
        var isValid = false
        var causes: [SchemaFinding] = []
        for place in nodes.range {
            let tried = tries(
                value, by: schema.lists[place], marking: marking, through: ["anyOf", "\(place - nodes.start)"])
            isValid = isValid || tried.isValid
            // Each alternative that accepts has marks to make.
            if isValid, marking < 0 { return true }
            causes += tried.findings
        }
        if isValid { return true }
        markAll(at: marking)
        return refuse(id, "anyOf", causes: causes) { _ in "must be valid by at least one of \(nodes.count) schemas" }
    }

    private mutating func acceptsOneOf(
        _ value: JSONValue, by nodes: SchemaSlice, _ id: NodeID, _ marking: Int
    ) -> Bool {
        var count = 0
        var accepted: [String] = []
        var causes: [SchemaFinding] = []
        for place in nodes.range {
            let tried = tries(
                value, by: schema.lists[place], marking: marking, through: ["oneOf", "\(place - nodes.start)"])
            if tried.isValid { count += 1 }
            if tried.isValid, isGathering { accepted.append("\(place - nodes.start)") }
            causes += tried.findings
        }
        if count == 1 { return true }
        markAll(at: marking)
        guard count == 0 else {
            return refuse(id, "oneOf") { _ in
                "must be valid by exactly one of \(nodes.count) schemas, not by those at \(accepted.joined(separator: ", "))"
            }
        }
        return refuse(id, "oneOf", causes: causes) { _ in
            "must be valid by exactly one of \(nodes.count) schemas, not by none"
        }
    }

    /// The most of a value that a message repeats, in characters.
    private static let textMax = 200

    private static func text(_ values: some Sequence<JSONValue>) -> String {
        let text = values.map(\.description).joined(separator: ", ")
        return text.count <= textMax ? text : text.prefix(textMax) + " …"
    }
}
