/// A keyword where it stands.
struct SchemaKeyword {
    let name: String
    let value: JSONValue
    /// The object that the keyword stands in, for those that depend on their neighbours.
    let schema: JSONObject
    let location: SchemaLocation
    /// The place of that object.
    let parent: SchemaLocation
    /// The resource that the keyword is in.
    let resource: Int
    let dialect: SchemaDialect
    /// The location as an error tells it.
    let path: String

    func error(_ code: SchemaError.Code, _ message: String) -> SchemaError {
        SchemaError(code, message, at: path)
    }

    func string() throws(SchemaError) -> String {
        guard let text = value.string else { throw error(.invalidKeyword, "\(name) must be a string") }
        return text
    }

    /// Beyond 64 bits the largest integer, which no count reaches.
    func count() throws(SchemaError) -> Int {
        guard let number = value.number, number.isInteger, number.decimal >= .zero else {
            throw error(.invalidKeyword, "\(name) must be an integer that is not negative")
        }
        return number.int ?? .max
    }

    func number() throws(SchemaError) -> JSONNumber {
        guard let number = value.number else { throw error(.invalidKeyword, "\(name) must be a number") }
        return number
    }

    func object() throws(SchemaError) -> JSONObject {
        guard let object = value.object else { throw error(.invalidKeyword, "\(name) must be an object") }
        return object
    }

    func schemas() throws(SchemaError) -> [JSONValue] {
        guard let elements = value.array, !elements.isEmpty else {
            throw error(.invalidKeyword, "\(name) must be an array of schemas that is not empty")
        }
        return elements
    }

    func flag() throws(SchemaError) -> Bool {
        guard let flag = value.bool else { throw error(.invalidKeyword, "\(name) must be true or false") }
        return flag
    }

    func names(_ value: JSONValue) throws(SchemaError) -> [String] {
        let strings = value.array?.compactMap(\.string)
        guard let strings, strings.count == value.array?.count else {
            throw error(.invalidKeyword, "\(name) must have names as strings")
        }
        guard Set(strings.map(JSONName.init)).count == strings.count else {
            throw error(.invalidKeyword, "\(name) has a name twice")
        }
        return strings
    }
}
