import FoundationEssentials
import Wire

/// The wire form: an object with one member, named by the type.
extension AttributeValue: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: WireKey.self)
        do {
            self = try Self.decode(container)
        } catch let error as ServiceError {
            throw Self.told(error, at: decoder.codingPath)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: WireKey.self)
        switch self {
        case .string(let text): try container.encode(text, forKey: .string)
        case .number(let number): try container.encode(number.text, forKey: .number)
        case .binary(let bytes): try container.encode(Data(bytes).base64EncodedString(), forKey: .binary)
        case .bool(let flag): try container.encode(flag, forKey: .bool)
        case .null: try container.encode(true, forKey: .null)
        case .map(let members): try container.encode(members, forKey: .map)
        case .list(let elements): try container.encode(elements, forKey: .list)
        case .stringSet(let set): try container.encode(set, forKey: .stringSet)
        case .numberSet(let set): try container.encode(set.map(\.text), forKey: .numberSet)
        case .binarySet(let set): try container.encode(set.map { Data($0).base64EncodedString() }, forKey: .binarySet)
        }
    }

    private static func decode(_ container: KeyedDecodingContainer<WireKey>) throws -> AttributeValue {
        guard let key = container.allKeys.first else {
            throw ServiceError.validation(
                "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")
        }
        guard container.allKeys.count == 1 else {
            throw ServiceError.validation(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported "
                    + "datatypes")
        }
        switch key.type {
        case .string: return .string(try container.decode(String.self, forKey: key))
        case .number: return .number(try DynamoNumber(container.decode(String.self, forKey: key)))
        case .binary: return .binary(try bytes(container.decode(String.self, forKey: key), container, key))
        case .bool: return .bool(try container.decode(Bool.self, forKey: key))
        case .null:
            // AWS takes false too, and answers true.
            _ = try container.decode(Bool.self, forKey: key)
            return .null
        case .map: return .map(try container.decode(Item.self, forKey: key))
        case .list: return .list(try container.decode([AttributeValue].self, forKey: key))
        case .stringSet: return try readStringSet(container.decode([String].self, forKey: key))
        case .numberSet: return try readNumberSet(container.decode([String].self, forKey: key))
        case .binarySet:
            let texts = try container.decode([String].self, forKey: key)
            return try readBinarySet(texts.map { try bytes($0, container, key) }, texts)
        }
    }

    private static func readStringSet(_ texts: [String]) throws(ServiceError) -> AttributeValue {
        guard !texts.isEmpty else { throw .invalidParameter("An string set  may not be empty") }
        guard Set(texts.map { Array($0.utf8) }).count == texts.count else {
            throw .invalidParameter("Input collection [\(texts.joined(separator: ", "))] contains duplicates.")
        }
        return .stringSet(texts)
    }

    private static func readNumberSet(_ texts: [String]) throws(ServiceError) -> AttributeValue {
        guard !texts.isEmpty else { throw .invalidParameter("An number set  may not be empty") }
        var numbers: [DynamoNumber] = []
        for text in texts { numbers.append(try DynamoNumber(text)) }
        guard Set(numbers).count == numbers.count else { throw .validation("Input collection contains duplicates") }
        return .numberSet(numbers)
    }

    private static func readBinarySet(_ set: [[UInt8]], _ texts: [String]) throws(ServiceError) -> AttributeValue {
        guard !set.isEmpty else { throw .invalidParameter("Binary sets should not be empty") }
        guard Set(set).count == set.count else {
            throw .invalidParameter(
                "Input collection [\(texts.joined(separator: ", "))]of type BS contains duplicates.")
        }
        return .binarySet(set)
    }

    private static func bytes(
        _ text: String, _ container: KeyedDecodingContainer<WireKey>, _ key: WireKey
    ) throws -> [UInt8] {
        guard let data = Data(base64Encoded: text) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "not valid Base64")
        }
        return Array(data)
    }

    /// AWS names the place of a bad value only for expression values and start keys.
    private static func told(_ error: ServiceError, at path: [any CodingKey]) -> ServiceError {
        let names = path.map(\.stringValue)
        if let values = names.firstIndex(of: "ExpressionAttributeValues"), names.count > values + 1 {
            let prefix = "ExpressionAttributeValues contains invalid value: "
            guard !error.message.hasPrefix(prefix) else { return error }
            return .validation("\(prefix)\(error.message) for key \(names[values + 1])")
        }
        if names.first == "ExclusiveStartKey", !error.message.hasPrefix("The provided starting key") {
            return .validation("The provided starting key is invalid: \(error.message)")
        }
        return error
    }

    private struct WireKey: CodingKey {
        let type: AttributeType

        static let string = WireKey(type: .string)
        static let number = WireKey(type: .number)
        static let binary = WireKey(type: .binary)
        static let bool = WireKey(type: .bool)
        static let null = WireKey(type: .null)
        static let map = WireKey(type: .map)
        static let list = WireKey(type: .list)
        static let stringSet = WireKey(type: .stringSet)
        static let numberSet = WireKey(type: .numberSet)
        static let binarySet = WireKey(type: .binarySet)

        var stringValue: String { type.rawValue }
        var intValue: Int? { nil }

        init(type: AttributeType) { self.type = type }
        init?(stringValue: String) {
            guard let type = AttributeType(rawValue: stringValue) else { return nil }
            self.type = type
        }
        init?(intValue: Int) { nil }
    }
}
