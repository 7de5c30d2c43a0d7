import FoundationEssentials
import JSONCoding

/// In a text whose form knows the types already: the value alone.
extension AttributeValue {
    init(meantBy decoder: ValueDecoder) throws {
        switch decoder.attributeType {
        case nil, .null: self = .null
        case .string: self = .string(try decoder.decode(String.self))
        case .number: self = .number(try decoder.numberText())
        case .binary: self = .binary(try decoder.decode([UInt8].self))
        case .bool: self = .bool(try decoder.decode(Bool.self))
        case .list: self = .list(try decoder.decode([AttributeValue].self))
        case .map: self = .map(try decoder.decode([String: AttributeValue].self))
        case .stringSet: self = .stringSet(try Self.elements(decoder))
        case .numberSet: self = .numberSet(try decoder.numberTexts())
        case .binarySet: self = .binarySet(try Self.elements(decoder))
        }
    }

    private static func elements<Element: Decodable>(_ decoder: ValueDecoder) throws -> [Element] {
        var container = try decoder.setContainer()
        var elements: [Element] = []
        while !container.isAtEnd { elements.append(try container.decode(Element.self)) }
        return elements
    }

    func encode(meaningTo encoder: ValueEncoder) throws {
        switch self {
        case .string(let text): try encoder.encode(text)
        case .number(let text): try encoder.encode(number: text)
        case .binary(let bytes): try encoder.encode(bytes)
        case .bool(let flag): try encoder.encode(flag)
        case .null: try encoder.encodeNil()
        case .list(let values): try encoder.encode(values)
        case .map(let attributes): try encoder.encode(attributes)
        case .stringSet(let texts): try encoder.encode(set: texts, .stringSet)
        case .numberSet(let texts): try encoder.encode(set: texts, .numberSet)
        case .binarySet(let sets): try encoder.encode(set: sets.map { Data($0).base64EncodedString() }, .binarySet)
        }
    }
}
