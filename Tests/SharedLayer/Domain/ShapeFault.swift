import SharedLayer

/// A value that a field must not have, and what is said about it.
struct ShapeFault: Sendable, CustomStringConvertible {
    let record: String
    let path: String
    /// Nil: the field is not there.
    let value: JSONValue?
    let code: ShapeError.Code
    /// What the error names, where it is not the path.
    let field: String

    init(_ record: String, _ path: String, _ value: JSONValue?, _ code: ShapeError.Code, says field: String? = nil) {
        self.record = record
        self.path = path
        self.value = value
        self.code = code
        self.field = field ?? path
    }

    var description: String { "\(record).\(path) = \(value.map { String("\($0)".prefix(60)) } ?? "nothing")" }
}

extension JSONValue {
    /// More bytes than any text of a record has.
    static var tooLong: JSONValue { .string(String(repeating: "a", count: 20_000)) }
    /// 1.5, which is no integer.
    static var half: JSONValue { (try? JSONParser().parse(Array("1.5".utf8))) ?? .null }

    static func strings(_ count: Int) -> JSONValue { .array((0..<count).map { .string("s\($0)") }) }
    static func members(_ count: Int) -> JSONValue {
        .object(JSONObject((0..<count).map { ("m\($0)", .string("")) }))
    }
}
