import FoundationEssentials

/// JSON as Codable's tree: `Data` is base64, a `JSONValue` stands for itself.
enum JSONForm: TreeForm {
    static var null: JSONValue { .null }
    static func bool(_ flag: Bool) -> JSONValue { .bool(flag) }
    static func string(_ text: String) -> JSONValue { .string(text) }

    static func number(_ text: String, at path: [any CodingKey]) throws -> JSONValue {
        .number(JSONNumber(checked: text))
    }

    static func array(_ elements: [JSONValue]) -> JSONValue { .array(elements) }
    static func object(_ members: [(String, JSONValue)]) -> JSONValue { .object(JSONObject(members)) }

    static func special(_ value: some Encodable, at path: [any CodingKey]) throws -> JSONValue? {
        switch value {
        case let value as JSONValue: value
        case let data as Data: .string(data.base64EncodedString())
        default: nil
        }
    }

    static func isNull(_ value: JSONValue) -> Bool {
        if case .null = value { true } else { false }
    }

    static func bool(in value: JSONValue) -> Bool? { value.bool }
    static func string(in value: JSONValue) -> String? { value.string }
    static func number(in value: JSONValue) -> String? { value.number?.text }
    static func elements(in value: JSONValue) -> [JSONValue]? { value.array }
    static func names(in value: JSONValue) -> [String]? { value.object?.names }
    static func member(_ name: String, in value: JSONValue) -> JSONValue? { value[name] }

    static func special<Result: Decodable>(
        _ type: Result.Type, from value: JSONValue, at path: [any CodingKey]
    ) throws -> Result? {
        if type == JSONValue.self { return value as? Result }
        guard type == Data.self else { return nil }
        guard let text = value.string, let data = Data(base64Encoded: text) else {
            throw DecodingError.typeMismatch(
                type, .init(codingPath: path, debugDescription: "this must be a string in base64"))
        }
        return data as? Result
    }
}
