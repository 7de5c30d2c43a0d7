/// Any JSON value of a policy, whose members keep the order that the decoder gives them in: `JSONCoder`'s, the text's.
package enum PolicyValue: Sendable, Equatable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([PolicyValue])
    case members([Member])

    package struct Member: Sendable, Equatable {
        package let name: String
        package var value: PolicyValue

        package init(name: String, value: PolicyValue) {
            self.name = name
            self.value = value
        }
    }

    package subscript(name: String) -> PolicyValue? {
        guard case .members(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    package var string: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }
}

extension PolicyValue: Codable {
    package init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: TextKey.self) {
            self = .members(
                try container.allKeys.map { key in
                    Member(name: key.stringValue, value: try container.decode(PolicyValue.self, forKey: key))
                })
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            self = .list(try container.decode([PolicyValue].self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        if case .members(let members) = self {
            var container = encoder.container(keyedBy: TextKey.self)
            for member in members { try container.encode(member.value, forKey: TextKey(stringValue: member.name)) }
            return
        }
        var container = encoder.singleValueContainer()
        switch self {
        case .null, .members: try container.encodeNil()
        case .flag(let flag): try container.encode(flag)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let values): try container.encode(values)
        }
    }
}
