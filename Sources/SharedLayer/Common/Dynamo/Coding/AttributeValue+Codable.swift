import FoundationEssentials
import JSONCoding

/// The wire form: an object with one member that names the type, such as `{"N": "1.5"}`.
extension AttributeValue: Codable {
    package init(from decoder: any Decoder) throws {
        if let decoder = decoder as? ValueDecoder {
            self = try AttributeValue(meantBy: decoder.form == .attributes ? decoder : decoder.attributeValue())
            return
        }
        let container = try decoder.container(keyedBy: AttributeType.self)
        guard let type = container.allKeys.first, container.allKeys.count == 1 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "an attribute value has exactly one type"))
        }
        switch type {
        case .string: self = .string(try container.decode(String.self, forKey: type))
        case .number: self = .number(try container.decode(String.self, forKey: type))
        case .binary: self = .binary([UInt8](try container.decode(Data.self, forKey: type)))
        case .bool: self = .bool(try container.decode(Bool.self, forKey: type))
        case .null: self = .null
        case .list: self = .list(try container.decode([AttributeValue].self, forKey: type))
        case .map: self = .map(try container.decode([String: AttributeValue].self, forKey: type))
        case .stringSet: self = .stringSet(try container.decode([String].self, forKey: type))
        case .numberSet: self = .numberSet(try container.decode([String].self, forKey: type))
        case .binarySet: self = .binarySet(try container.decode([Data].self, forKey: type).map { [UInt8]($0) })
        }
    }

    package func encode(to encoder: any Encoder) throws {
        if let encoder = encoder as? ValueEncoder, encoder.form == .attributes { return try encode(meaningTo: encoder) }
        var container = encoder.container(keyedBy: AttributeType.self)
        switch self {
        case .string(let text): try container.encode(text, forKey: .string)
        case .number(let text): try container.encode(text, forKey: .number)
        case .binary(let bytes): try container.encode(Data(bytes), forKey: .binary)
        case .bool(let flag): try container.encode(flag, forKey: .bool)
        case .null: try container.encode(true, forKey: .null)
        case .list(let values): try container.encode(values, forKey: .list)
        case .map(let attributes): try container.encode(attributes, forKey: .map)
        case .stringSet(let texts): try container.encode(texts, forKey: .stringSet)
        case .numberSet(let texts): try container.encode(texts, forKey: .numberSet)
        case .binarySet(let sets): try container.encode(sets.map { Data($0) }, forKey: .binarySet)
        }
    }
}
