/// The types that `type` allows.
struct SchemaType: OptionSet, Sendable {
    let rawValue: UInt8

    static let null = SchemaType(rawValue: 1)
    static let boolean = SchemaType(rawValue: 2)
    static let number = SchemaType(rawValue: 4)
    static let integer = SchemaType(rawValue: 8)
    static let string = SchemaType(rawValue: 16)
    static let array = SchemaType(rawValue: 32)
    static let object = SchemaType(rawValue: 64)
    static let all = SchemaType(rawValue: 127)

    private static let named: [(name: String, type: SchemaType)] = [
        ("null", .null), ("boolean", .boolean), ("number", .number), ("integer", .integer), ("string", .string),
        ("array", .array), ("object", .object),
    ]

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init?(name: String) {
        guard let type = Self.named.first(where: { $0.name == name })?.type else { return nil }
        self = type
    }

    /// The allowed types in words: `string or null`.
    var text: String {
        Self.named.filter { contains($0.type) }.map(\.name).joined(separator: " or ")
    }

    /// Whether the value is of one of the types. 1.0 is an integer.
    func allows(_ value: JSONValue) -> Bool {
        switch value {
        case .null: contains(.null)
        case .bool: contains(.boolean)
        case .string: contains(.string)
        case .array: contains(.array)
        case .object: contains(.object)
        case .number(let number): contains(.number) || contains(.integer) && number.isInteger
        }
    }

    /// What is wrong with a value of another type.
    func refusal(of value: JSONValue) -> String {
        isEmpty ? "nothing is allowed here" : "must be of type \(text), not \(value.typeName)"
    }
}
