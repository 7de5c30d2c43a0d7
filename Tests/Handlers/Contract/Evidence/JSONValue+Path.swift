import SharedLayer

extension JSONValue {
    /// Puts another value at a path such as `events.0.hash`; nil takes the member away.
    mutating func set(_ path: String, to value: JSONValue?) {
        self = changed(path.split(separator: ".")[...].map(String.init)[...], value)
    }

    private func changed(_ path: ArraySlice<String>, _ value: JSONValue?) -> JSONValue {
        guard let step = path.first else { return value ?? .null }
        let rest = path.dropFirst()
        switch self {
        case .object(var object):
            object[step] = rest.isEmpty ? value : (object[step] ?? .object(JSONObject())).changed(rest, value)
            return .object(object)
        case .array(var elements):
            guard let index = Int(step), elements.indices.contains(index) else { return self }
            if rest.isEmpty, value == nil {
                elements.remove(at: index)
            } else {
                elements[index] = elements[index].changed(rest, value)
            }
            return .array(elements)
        default: return self
        }
    }
}
