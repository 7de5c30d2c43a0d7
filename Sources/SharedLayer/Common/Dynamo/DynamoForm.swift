import FoundationEssentials

/// DynamoDB's attribute values as Codable's tree.
enum DynamoForm: TreeForm {
    /// Digits that a number may have.
    private static let significantDigitsMax = 38
    /// The range of a number's first digit: 1E-130 to 9.99…E+125.
    private static let magnitudes = -129...126

    static var null: AttributeValue { .null }
    static func bool(_ flag: Bool) -> AttributeValue { .bool(flag) }
    static func string(_ text: String) -> AttributeValue { .string(text) }

    /// Source: DynamoDB developer guide, "Supported data types", Number. The service would round or refuse; we refuse.
    static func number(_ text: String, at path: [any CodingKey]) throws -> AttributeValue {
        guard let number = ExactDecimal(text), number.significantDigits <= significantDigitsMax,
            number.isZero || magnitudes.contains(number.magnitude)
        else {
            throw EncodingError.invalidValue(
                text,
                .init(codingPath: path, debugDescription: "a DynamoDB number has at most 38 digits and 1E+125"))
        }
        return .number(text)
    }

    static func array(_ elements: [AttributeValue]) -> AttributeValue { .list(elements) }
    static func object(_ members: [(String, AttributeValue)]) -> AttributeValue {
        .map(Dictionary(members) { $1 })
    }

    static func special(_ value: some Encodable, at path: [any CodingKey]) throws -> AttributeValue? {
        switch value {
        case let value as AttributeValue: value
        case let set as any DynamoSetRepresentable: try set.attributeValue(at: path)
        // The cast alone would do for an empty array of anything.
        case let bytes as [UInt8] where type(of: value) == [UInt8].self: .binary(bytes)
        case let data as Data: .binary([UInt8](data))
        default: nil
        }
    }

    static func isNull(_ value: AttributeValue) -> Bool {
        if case .null = value { true } else { false }
    }

    static func bool(in value: AttributeValue) -> Bool? {
        if case .bool(let flag) = value { flag } else { nil }
    }

    static func string(in value: AttributeValue) -> String? { value.string }
    static func number(in value: AttributeValue) -> String? { value.number }

    static func elements(in value: AttributeValue) -> [AttributeValue]? {
        if case .list(let elements) = value { elements } else { nil }
    }

    static func names(in value: AttributeValue) -> [String]? { value.map.map { Array($0.keys) } }
    static func member(_ name: String, in value: AttributeValue) -> AttributeValue? { value.map?[name] }

    static func special<Result: Decodable>(
        _ type: Result.Type, from value: AttributeValue, at path: [any CodingKey]
    ) throws -> Result? {
        if type == AttributeValue.self { return value as? Result }
        if let set = type as? any DynamoSetRepresentable.Type { return try set.init(value, at: path) as? Result }
        guard type == [UInt8].self || type == Data.self else { return nil }
        guard let bytes = value.bytes else {
            throw DecodingError.typeMismatch(
                type, .init(codingPath: path, debugDescription: "this must be binary"))
        }
        return type == Data.self ? Data(bytes) as? Result : bytes as? Result
    }
}
