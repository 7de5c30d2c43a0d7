extension DecodingError {
    /// Where in the event and why, such as `at Records[0].body: the field is missing`.
    var placeAndReason: String {
        switch self {
        case .keyNotFound(let key, let context):
            "at \(Self.path(context.codingPath + [key])): the field is missing"
        case .valueNotFound(let type, let context):
            "at \(Self.path(context.codingPath)): null where a \(type) is expected"
        case .typeMismatch(let type, let context):
            "at \(Self.path(context.codingPath)): not a \(type)"
        case .dataCorrupted(let context):
            "at \(Self.path(context.codingPath)): \(context.debugDescription)"
        @unknown default:
            "\(self)"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        var path = ""
        for key in keys {
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return path.isEmpty ? "the top" : path
    }
}
