import FoundationEssentials

extension WireValue: Codable {
    package init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: MemberKey.self) {
            self = .structure(
                try members.allKeys.map { Member($0.stringValue, try members.decode(WireValue.self, forKey: $0)) })
        } else if var items = try? decoder.unkeyedContainer() {
            var values: [WireValue] = []
            while !items.isAtEnd { values.append(try items.decode(WireValue.self)) }
            self = .list(values)
        } else {
            self = try WireValue(scalar: decoder.singleValueContainer())
        }
    }

    private init(scalar container: any SingleValueDecodingContainer) throws {
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let number = try? container.decode(Int64.self) {
            self = .integer(number)
        } else if let number = try? container.decode(Double.self) {
            self = .double(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .list(let items):
            var container = encoder.unkeyedContainer()
            for item in items { try container.encode(item) }
        case .structure(let members), .map(let members):
            var container = encoder.container(keyedBy: MemberKey.self)
            for member in members { try container.encode(member.value, forKey: MemberKey(member.name)) }
        default:
            var container = encoder.singleValueContainer()
            switch self {
            case .bool(let value): try container.encode(value)
            case .integer(let number): try container.encode(number)
            case .double(let number), .timestamp(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
            case .bytes(let bytes): try container.encode(Data(bytes))
            case .null, .list, .structure, .map: try container.encodeNil()
            }
        }
    }

    /// Nil for bytes that are no JSON.
    package init?(json bytes: [UInt8]) {
        guard let value = try? JSONDecoder().decode(WireValue.self, from: Data(bytes)) else { return nil }
        self = value
    }
}

private struct MemberKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
