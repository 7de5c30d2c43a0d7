/// A keyword where it stands.
struct SchemaKeyword {
    let name: String
    let value: JSONValue
    /// The object that the keyword stands in, for those that depend on their neighbours.
    let schema: JSONObject
    let pointer: String
    /// The pointer of that object.
    let parent: String

    /// Keywords of this and of earlier drafts that would be wrong to ignore.
    static let unsupported: Set<String> = [
        "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary", "unevaluatedItems",
        "unevaluatedProperties", "additionalItems", "dependencies",
    ]

    /// A subschema with an identifier of its own would change what references in it mean.
    var isEmbeddedIdentifier: Bool { name == "$id" && !parent.isEmpty && value.string != nil }

    func error(_ code: SchemaError.Code, _ message: String) -> SchemaError {
        SchemaError(code, message, at: pointer)
    }

    func string() throws(SchemaError) -> String {
        guard let text = value.string else { throw error(.invalidKeyword, "\(name) must be a string") }
        return text
    }

    func count() throws(SchemaError) -> Int {
        guard let count = value.number?.int, count >= 0 else {
            throw error(.invalidKeyword, "\(name) must be an integer that is not negative")
        }
        return count
    }

    func decimal() throws(SchemaError) -> ExactDecimal {
        guard let number = value.number else { throw error(.invalidKeyword, "\(name) must be a number") }
        return number.decimal
    }

    func object() throws(SchemaError) -> JSONObject {
        guard let object = value.object else { throw error(.invalidKeyword, "\(name) must be an object") }
        return object
    }

    func elements() throws(SchemaError) -> [JSONValue] {
        guard let elements = value.array, !elements.isEmpty else {
            throw error(.invalidKeyword, "\(name) must be an array that is not empty")
        }
        return elements
    }

    func strings(_ value: JSONValue) throws(SchemaError) -> [String] {
        let strings = value.array?.compactMap(\.string)
        guard let strings, strings.count == value.array?.count else {
            throw error(.invalidKeyword, "\(name) must have names as strings")
        }
        return strings
    }
}
