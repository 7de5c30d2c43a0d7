public import FoundationEssentials

extension DynamoDBEvent.AttributeValue {
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The number as DynamoDB wrote it.
    public var number: String? {
        if case .number(let text) = self { text } else { nil }
    }

    /// The number when it is a whole one in the range of `Int64`.
    public var integer: Int64? { json.integer }

    /// The number, exactly.
    ///
    /// Nil below 1E-128 too: DynamoDB's numbers go down to 1E-130, further than `Decimal`.
    public var decimal: Decimal? { json.decimal }

    public var bool: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    public var binary: [UInt8]? {
        if case .binary(let bytes) = self { bytes } else { nil }
    }

    public var list: [DynamoDBEvent.AttributeValue]? {
        if case .list(let elements) = self { elements } else { nil }
    }

    public var map: [String: DynamoDBEvent.AttributeValue]? {
        if case .map(let members) = self { members } else { nil }
    }

    public var isNull: Bool { self == .null }

    /// The value without its type, as plain JSON: binary values are base64, sets are arrays.
    public var json: AnyJSON {
        switch self {
        case .string(let text): .string(text)
        case .number(let text): Self.json(number: text)
        case .binary(let bytes): .string(Base64.text(bytes))
        case .stringSet(let texts): .array(texts.map { .string($0) })
        case .numberSet(let texts): .array(texts.map(Self.json(number:)))
        case .binarySet(let elements): .array(elements.map { .string(Base64.text($0)) })
        case .list(let elements): .array(elements.map(\.json))
        case .map(let members): .object(members.mapValues(\.json))
        case .bool(let flag): .bool(flag)
        case .null: .null
        }
    }

    /// A text that is no number, which DynamoDB does not send, stays a text.
    private static func json(number text: String) -> AnyJSON {
        guard let value = try? JSONDecoder().decode(AnyJSON.self, from: Data(text.utf8)) else { return .string(text) }
        return switch value {
        case .number, .double: value
        default: .string(text)
        }
    }
}
