extension SchemaEvaluation {
    /// A value whose parts are marked when they are evaluated; gives its place.
    mutating func beginMarks(_ count: Int) -> Int {
        marks.append(Array(repeating: false, count: count))
        return marks.count - 1
    }

    mutating func merge(_ made: [Bool], at place: Int) {
        for part in made.indices where made[part] { marks[place][part] = true }
    }

    mutating func mark(_ part: Int, at place: Int) {
        if place >= 0 { marks[place][part] = true }
    }

    /// When no alternative accepts, it is not known which parts would have been evaluated: better no finding about them
    /// than a misleading one.
    mutating func markAll(at place: Int) {
        guard place >= 0, isGathering else { return }
        for part in marks[place].indices { marks[place][part] = true }
    }

    /// A node with `unevaluatedItems` or `unevaluatedProperties`, which see what the node's other rules evaluated.
    mutating func acceptsWithMarks(_ value: JSONValue, by node: SchemaNode, _ id: NodeID, _ place: Int) -> Bool {
        let mark = beginMarks(value.partsCount)
        var isValid = acceptsOwn(value, by: node, id, mark)
        if isValid || goesOn { isValid = acceptsAll(value, by: node, id, mark) && isValid }
        for rule in node.unevaluated.range where isValid || goesOn {
            isValid = acceptsUnevaluated(value, by: schema.rules[rule], id, mark) && isValid
        }
        let made = marks.removeLast()
        if place >= 0 { merge(made, at: place) }
        return isValid
    }

    private mutating func acceptsUnevaluated(
        _ value: JSONValue, by rule: SchemaRule, _ id: NodeID, _ mark: Int
    ) -> Bool {
        var isValid = true
        switch (rule, value) {
        case (.unevaluatedItems(let node), .array(let elements)):
            for place in elements.indices where !marks[mark][place] {
                marks[mark][place] = true
                isValid = accepts(part: elements[place], by: node, "\(place)", through: ["unevaluatedItems"]) && isValid
                if !isValid, !goesOn { return false }
            }
        case (.unevaluatedProperties(let node), .object(let object)):
            for place in object.members.indices where !marks[mark][place] {
                marks[mark][place] = true
                let member = object.members[place]
                isValid =
                    accepts(part: member.value, by: node, member.name, through: ["unevaluatedProperties"]) && isValid
                if !isValid, !goesOn { return false }
            }
        default: break
        }
        return isValid
    }
}

extension JSONValue {
    /// Elements or members.
    fileprivate var partsCount: Int {
        switch self {
        case .array(let elements): elements.count
        case .object(let object): object.count
        case .null, .bool, .number, .string: 0
        }
    }
}
