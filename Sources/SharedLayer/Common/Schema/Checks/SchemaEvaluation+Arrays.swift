extension SchemaEvaluation {
    mutating func accepts(_ elements: [JSONValue], by rule: SchemaRule, _ id: NodeID, _ place: Int) -> Bool {
        switch rule {
        case .minItems(let count):
            elements.count >= count
                || refuse(id, "minItems") { _ in "must have at least \(Self.count(count, "element"))" }
        case .maxItems(let count):
            elements.count <= count
                || refuse(id, "maxItems") { _ in "must have at most \(Self.count(count, "element"))" }
        case .uniqueItems: acceptsUnique(elements, id)
        case .items(let items): accepts(elements, by: items, place)
        case .contains(let node, let min, let max): acceptsContained(elements, by: node, min, max, id, place)
        default: true
        }
    }

    private mutating func accepts(_ elements: [JSONValue], by items: SchemaItems, _ marking: Int) -> Bool {
        var isValid = true
        for place in 0..<min(items.first.count, elements.count) {
            mark(place, at: marking)
            isValid =
                accepts(
                    part: elements[place], by: schema.lists[items.first.start + place], "\(place)",
                    through: [items.firstKeyword, "\(place)"]) && isValid
            if !isValid, !goesOn { return false }
        }
        guard let rest = items.rest, items.first.count < elements.count else { return isValid }
        for place in items.first.count..<elements.count {
            mark(place, at: marking)
            isValid =
                accepts(part: elements[place], by: rest, "\(place)", through: [items.restKeyword]) && isValid
            if !isValid, !goesOn { return false }
        }
        return isValid
    }

    private mutating func acceptsContained(
        _ elements: [JSONValue], by node: NodeID, _ min: Int, _ max: Int, _ id: NodeID, _ marking: Int
    ) -> Bool {
        var count = 0
        for place in elements.indices {
            guard tries(elements[place], by: node, marking: Self.unmarked, through: []).isValid else { continue }
            count += 1
            mark(place, at: marking)
            // Nothing that comes can change the answer, and nobody wants to know the rest.
            if count >= min, max == .max, marking < 0 { return true }
        }
        if count < min {
            let keyword = min == 1 ? "contains" : "minContains"
            return refuse(id, keyword) { _ in
                "must have at least \(Self.count(min, "element")) that “contains” accepts, not \(count)"
            }
        }
        return count <= max
            || refuse(id, "maxContains") { _ in
                "must have at most \(Self.count(max, "element")) that “contains” accepts, not \(count)"
            }
    }

    /// Elements that are deeper than this are not compared, since that takes as much of the stack.
    private static let comparedDepthMax = 256
    /// Up to so many elements are compared each with each, which is faster than hashing them.
    private static let pairwiseCountMax = 8

    private mutating func acceptsUnique(_ elements: [JSONValue], _ id: NodeID) -> Bool {
        guard !elements.contains(where: { $0.isDeeper(than: Self.comparedDepthMax) }) else {
            return refuse(id, "uniqueItems") { _ in "has elements too deep to be compared" }
        }
        if elements.count > Self.pairwiseCountMax {
            return Set(elements).count == elements.count
                || refuse(id, "uniqueItems") { _ in "must not have an element twice" }
        }
        for place in elements.indices.dropFirst() where elements[..<place].contains(elements[place]) {
            return refuse(id, "uniqueItems") { _ in "must not have an element twice" }
        }
        return true
    }
}
