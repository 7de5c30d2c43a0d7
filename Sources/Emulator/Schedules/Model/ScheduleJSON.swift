import FoundationEssentials

/// The protocol's JSON, whose members begin with capitals.
enum ScheduleJSON {
    static func decode<Value: Decodable>(_ type: Value.Type = Value.self, from bytes: some Collection<UInt8>) throws
        -> Value
    {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .custom { path in
            MemberKey(path.last?.stringValue ?? "") { $0.lowercased() }
        }
        return try decoder.decode(type, from: Data(bytes))
    }

    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .custom { path in
            MemberKey(path.last?.stringValue ?? "") { $0.uppercased() }
        }
        return Array(try encoder.encode(value))
    }

    private struct MemberKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String, first: (Substring) -> String) {
            stringValue = first(name.prefix(1)) + name.dropFirst()
        }

        init?(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }
}
