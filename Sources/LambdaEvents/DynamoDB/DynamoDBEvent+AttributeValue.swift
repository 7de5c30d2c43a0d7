extension DynamoDBEvent {
    /// A value of an item. Numbers are texts, so that all of their 38 digits are kept.
    ///
    /// Source: DynamoDB API reference, `AttributeValue`.
    public enum AttributeValue: Sendable, Equatable {
        case string(String)
        case number(String)
        case binary([UInt8])
        case stringSet([String])
        case numberSet([String])
        case binarySet([[UInt8]])
        case list([AttributeValue])
        case map([String: AttributeValue])
        case bool(Bool)
        case null
    }
}

extension DynamoDBEvent.AttributeValue: Codable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case string = "S"
        case number = "N"
        case binary = "B"
        case stringSet = "SS"
        case numberSet = "NS"
        case binarySet = "BS"
        case list = "L"
        case map = "M"
        case bool = "BOOL"
        case null = "NULL"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // Some tools write every type, all but one of them as null.
        let keys = try container.allKeys.filter { try !container.decodeNil(forKey: $0) }
        guard let key = keys.first, keys.count == 1 else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "an attribute value has one type, not \(keys.count)"))
        }
        self =
            switch key {
            case .string: .string(try container.decode(String.self, forKey: key))
            case .number: .number(try container.decode(String.self, forKey: key))
            case .binary:
                .binary(try Self.bytes(container.decode(String.self, forKey: key), key, container))
            case .stringSet: .stringSet(try container.decode([String].self, forKey: key))
            case .numberSet: .numberSet(try container.decode([String].self, forKey: key))
            case .binarySet:
                .binarySet(
                    try container.decode([String].self, forKey: key).map { try Self.bytes($0, key, container) })
            case .list: .list(try container.decode([Self].self, forKey: key))
            case .map: .map(try container.decode([String: Self].self, forKey: key))
            case .bool: .bool(try container.decode(Bool.self, forKey: key))
            case .null: .null
            }
    }

    private static func bytes(
        _ text: String, _ key: CodingKeys, _ container: KeyedDecodingContainer<CodingKeys>
    ) throws -> [UInt8] {
        do {
            return try Base64.bytes(text, of: "the binary value")
        } catch {
            throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: error.message)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .string(let text): try container.encode(text, forKey: .string)
        case .number(let text): try container.encode(text, forKey: .number)
        case .binary(let bytes): try container.encode(Base64.text(bytes), forKey: .binary)
        case .stringSet(let texts): try container.encode(texts, forKey: .stringSet)
        case .numberSet(let texts): try container.encode(texts, forKey: .numberSet)
        case .binarySet(let elements): try container.encode(elements.map(Base64.text), forKey: .binarySet)
        case .list(let elements): try container.encode(elements, forKey: .list)
        case .map(let members): try container.encode(members, forKey: .map)
        case .bool(let flag): try container.encode(flag, forKey: .bool)
        case .null: try container.encode(true, forKey: .null)
        }
    }
}
