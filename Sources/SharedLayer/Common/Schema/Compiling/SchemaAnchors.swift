/// The places that `$anchor` names.
enum SchemaAnchors {
    /// The pointers of all anchors of a document, by name.
    static func collect(_ schema: JSONValue) -> [String: String] {
        var anchors: [String: String] = [:]
        var waiting: [(value: JSONValue, pointer: String)] = [(schema, "")]
        while let (value, pointer) = waiting.popLast() {
            switch value {
            case .object(let object):
                if let name = object["$anchor"]?.string { anchors[name] = pointer }
                // What these hold is data, whatever it looks like.
                for member in object.members where !["enum", "const", "default", "examples"].contains(member.name) {
                    waiting.append((member.value, JSONPointer.appending(member.name, to: pointer)))
                }
            case .array(let elements):
                for (place, element) in elements.enumerated() {
                    waiting.append((element, JSONPointer.appending(String(place), to: pointer)))
                }
            default:
                break
            }
        }
        return anchors
    }
}
