import SharedLayer

extension JSONValue {
    /// The value with another one at the path (`totals[0].ours.minorUnits`); nil takes the member away.
    func replacing(_ path: String, with value: JSONValue?) -> JSONValue {
        let steps = path.split { ".[]".contains($0) }.map(String.init)
        return replacing(steps[...], with: value)
    }

    private func replacing(_ path: ArraySlice<String>, with value: JSONValue?) -> JSONValue {
        guard let step = path.first else { return value ?? .null }
        let rest = path.dropFirst()
        switch self {
        case .object(var object):
            object[step] = rest.isEmpty ? value : (object[step] ?? .object(JSONObject())).replacing(rest, with: value)
            return .object(object)
        case .array(var elements):
            guard let index = Int(step), elements.indices.contains(index) else { return self }
            elements[index] = elements[index].replacing(rest, with: value)
            return .array(elements)
        default:
            return self
        }
    }
}
