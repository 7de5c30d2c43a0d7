/// A value inside a Codable type stands for whatever JSON is there. Only this package's own coders keep its numbers'
/// digits and its members' order.
extension JSONValue: Codable {
    package init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            self = .null
        } else if let flag = try? single.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? single.decode(ExactDecimal.self) {
            self = .number(JSONNumber(number))
        } else if let text = try? single.decode(String.self) {
            self = .string(text)
        } else if let elements = try? single.decode([JSONValue].self) {
            self = .array(elements)
        } else {
            let members = try single.decode([String: JSONValue].self)
            self = .object(JSONObject(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var single = encoder.singleValueContainer()
        switch self {
        case .null: try single.encodeNil()
        case .bool(let flag): try single.encode(flag)
        case .number(let number): try single.encode(number.decimal)
        case .string(let text): try single.encode(text)
        case .array(let elements): try single.encode(elements)
        case .object(let object):
            var keyed = encoder.container(keyedBy: JSONTreeKey.self)
            for member in object.members {
                try keyed.encode(member.value, forKey: JSONTreeKey(stringValue: member.name))
            }
        }
    }
}
