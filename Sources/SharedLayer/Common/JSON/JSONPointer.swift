/// A place in a document (RFC 6901).
enum JSONPointer {
    /// The pointer to the member `name` of what `parent` points to.
    static func appending(_ name: String, to parent: String) -> String {
        parent + "/" + name.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
    }

    /// The names of a pointer, which begins with a slash; nil when it has an escape that is none.
    static func names(_ pointer: some StringProtocol) -> [String]? {
        if pointer.isEmpty { return [] }
        guard pointer.first == "/" else { return nil }
        var names: [String] = []
        for part in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let name = unescaped(part) else { return nil }
            names.append(name)
        }
        return names
    }

    private static func unescaped(_ part: some StringProtocol) -> String? {
        var name = ""
        var rest = part[...]
        while let character = rest.popFirst() {
            guard character == "~" else {
                name.append(character)
                continue
            }
            switch rest.popFirst() {
            case "0": name.append("~")
            case "1": name.append("/")
            default: return nil
            }
        }
        return name
    }
}

extension JSONValue {
    /// The value at that pointer; nil when there is none.
    func value(at pointer: some StringProtocol) -> JSONValue? {
        guard let names = JSONPointer.names(pointer) else { return nil }
        var value = self
        for name in names {
            switch value {
            case .object(let object):
                guard let member = object[name] else { return nil }
                value = member
            case .array(let elements):
                guard let place = Int(name), elements.indices.contains(place) else { return nil }
                value = elements[place]
            default:
                return nil
            }
        }
        return value
    }
}
