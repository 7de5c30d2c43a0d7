import FoundationEssentials

/// Members by Swift's names: `SecretId` on the wire is `secretId` in a type, so that a shape needs no table of names.
extension JSONCall {
    /// As `decode`, for a type whose properties have the members' names with a small first letter.
    package func input<Input: Decodable>(_ type: Input.Type = Input.self) throws(ServiceError) -> Input {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .custom { path in MemberName(path, first: { $0.lowercased() }) }
        return try decode(type, by: decoder)
    }

    /// As `encode`, for such a type. Keys of dictionaries stay as they are.
    package static func output(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .custom { path in MemberName(path, first: { $0.uppercased() }) }
        encoder.outputFormatting = .withoutEscapingSlashes
        return Array(try encoder.encode(value))
    }

    /// The answer of an operation that has none.
    package static let nothing = Array("{}".utf8)
}

/// A member's name with another first letter.
private struct MemberName: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(_ path: [any CodingKey], first: (Character) -> String) {
        intValue = path.last?.intValue
        let name = path.last?.stringValue ?? ""
        stringValue = (name.first.map(first) ?? "") + name.dropFirst()
    }

    init?(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init?(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
