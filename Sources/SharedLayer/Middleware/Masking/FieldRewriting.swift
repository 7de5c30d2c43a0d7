/// Puts other values in the place of those that a path leads to.
///
/// A value that is replaced is not searched any further.
struct FieldRewriting {
    /// The value's pointer with `*` for each index, and the value.
    typealias Replacement<Failure: Error> = (_ field: String, _ value: JSONValue) throws(Failure) -> JSONValue

    static func rewrite<Failure: Error>(
        _ value: JSONValue, _ path: FieldPath, _ replace: Replacement<Failure>
    ) throws(Failure) -> JSONValue {
        try FieldRewriting(steps: path.steps).rewrite(value, reached: [0], at: "", replace)
    }

    private let steps: [FieldPathStep]

    /// All steps are followed in one pass: below `..` a value may be reached in several ways, of which any counts.
    ///
    /// - Parameter reached: how many steps have led here, in each way.
    private func rewrite<Failure: Error>(
        _ value: JSONValue, reached: Set<Int>, at field: String, _ replace: Replacement<Failure>
    ) throws(Failure) -> JSONValue {
        if reached.contains(steps.count) { return try replace(field, value) }
        switch value {
        case .object(let object):
            var members: [(String, JSONValue)] = []
            members.reserveCapacity(object.count)
            for member in object.members {
                let inner = following(reached) { $0.leads(toMember: member.name) }
                guard !inner.isEmpty else {
                    members.append((member.name, member.value))
                    continue
                }
                let place = JSONPointer.appending(member.name, to: field)
                members.append((member.name, try rewrite(member.value, reached: inner, at: place, replace)))
            }
            return .object(JSONObject(members))
        case .array(let elements):
            var rewritten = elements
            for place in elements.indices {
                let inner = following(reached) { $0.leads(toElement: place) }
                guard !inner.isEmpty else { continue }
                rewritten[place] = try rewrite(elements[place], reached: inner, at: field + "/*", replace)
            }
            return .array(rewritten)
        default:
            return value
        }
    }

    /// The steps that have led to a member or element, when those before it led to its container.
    private func following(_ reached: Set<Int>, _ leads: (FieldPathStep) -> Bool) -> Set<Int> {
        var following: Set<Int> = []
        for count in reached {
            // After `..` comes the step that is looked for at every depth.
            let isEverywhere = steps[count] == .descendants
            if isEverywhere { following.insert(count) }
            let wanted = count + (isEverywhere ? 1 : 0)
            if steps.indices.contains(wanted), leads(steps[wanted]) { following.insert(wanted + 1) }
        }
        return following
    }

    /// The values that the path leads to, in the order in which `rewrite` meets them.
    static func values(_ value: JSONValue, _ path: FieldPath) -> [(field: String, value: JSONValue)] {
        var found: [(String, JSONValue)] = []
        _ = rewrite(value, path) { (field, value) throws(Never) in
            found.append((field, value))
            return value
        }
        return found
    }
}
