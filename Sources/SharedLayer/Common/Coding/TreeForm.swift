/// A kind of value tree that Codable values are written to and read from: JSON, or DynamoDB's attribute values.
///
/// One encoder and one decoder serve every form, so that their rules (numbers keep their digits, absent optionals are
/// left out) are the same everywhere.
protocol TreeForm {
    associatedtype Value

    static var null: Value { get }
    static func bool(_ flag: Bool) -> Value
    static func string(_ text: String) -> Value
    /// `text` is a number in JSON's grammar. Throws when the form has no such number.
    static func number(_ text: String, at path: [any CodingKey]) throws -> Value
    static func array(_ elements: [Value]) -> Value
    static func object(_ members: [(String, Value)]) -> Value
    /// A value that the form writes in its own way; nil for all others.
    static func special(_ value: some Encodable, at path: [any CodingKey]) throws -> Value?

    static func isNull(_ value: Value) -> Bool
    static func bool(in value: Value) -> Bool?
    static func string(in value: Value) -> String?
    static func number(in value: Value) -> String?
    static func elements(in value: Value) -> [Value]?
    /// The names of an object's members; nil when the value is no object.
    static func names(in value: Value) -> [String]?
    static func member(_ name: String, in value: Value) -> Value?
    /// A value that the form reads in its own way; nil for all others.
    static func special<Result: Decodable>(
        _ type: Result.Type, from value: Value, at path: [any CodingKey]
    ) throws -> Result?
}
