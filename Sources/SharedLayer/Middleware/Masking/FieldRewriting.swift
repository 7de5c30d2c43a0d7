/// Puts other values in the place of those that a path leads to.
///
/// A value that is replaced is not searched any further.
struct FieldRewriting {
    /// The value's pointer with `*` for each index, and the value.
    typealias Replacement<Failure: Error> = (_ field: String, _ value: JSONValue) throws(Failure) -> JSONValue

    static func rewrite<Failure: Error>(
        _ value: JSONValue, _ path: FieldPath, _ replace: Replacement<Failure>
    ) throws(Failure) -> JSONValue {
        try rewrite(value, path.steps[...], at: "", replace)
    }

    private static func rewrite<Failure: Error>(
        _ value: JSONValue, _ steps: ArraySlice<FieldPathStep>, at field: String, _ replace: Replacement<Failure>
    ) throws(Failure) -> JSONValue {
        guard let step = steps.first else { return try replace(field, value) }
        let isEverywhere = step == .descendants
        // After `..` comes the step that is looked for at every depth.
        let wanted = isEverywhere ? steps.dropFirst().first ?? step : step
        let next = steps.dropFirst(isEverywhere ? 2 : 1)
        switch value {
        case .object(let object):
            var members: [(String, JSONValue)] = []
            members.reserveCapacity(object.count)
            for member in object.members {
                let inner = JSONPointer.appending(member.name, to: field)
                if wanted.leads(toMember: member.name) {
                    members.append((member.name, try rewrite(member.value, next, at: inner, replace)))
                } else if isEverywhere {
                    members.append((member.name, try rewrite(member.value, steps, at: inner, replace)))
                } else {
                    members.append((member.name, member.value))
                }
            }
            return .object(JSONObject(members))
        case .array(let elements):
            var rewritten = elements
            for place in elements.indices {
                if wanted.leads(toElement: place) {
                    rewritten[place] = try rewrite(elements[place], next, at: field + "/*", replace)
                } else if isEverywhere {
                    rewritten[place] = try rewrite(elements[place], steps, at: field + "/*", replace)
                }
            }
            return .array(rewritten)
        default:
            return value
        }
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
