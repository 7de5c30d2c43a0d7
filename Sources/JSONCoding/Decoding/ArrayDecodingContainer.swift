/// The elements of one array, one after the other.
struct ArrayDecodingContainer {
    private let decoder: ValueDecoder
    private let end: Int
    private var index: Int
    private(set) var currentIndex = 0

    init(_ decoder: ValueDecoder) {
        self.decoder = decoder
        end = decoder.document[decoder.index].end
        index = decoder.index + 1
    }

    private var key: JSONKey { JSONKey.element(currentIndex) }

    private func checkNotAtEnd(_ type: any Any.Type) throws {
        guard isAtEnd else { return }
        throw DecodingError.valueNotFound(
            type, .init(codingPath: codingPath + [key], debugDescription: "there are only \(currentIndex) elements"))
    }

    private mutating func advance() {
        index = decoder.document.next(after: index)
        currentIndex &+= 1
    }

    /// Goes on to the next element only if this one could be decoded.
    private mutating func scalar<Value>(_ read: (JSONDocument, Int) -> Value?) throws -> Value {
        try checkNotAtEnd(Value.self)
        let value = try decoder.checked(read(decoder.document, index), at: index, key)
        advance()
        return value
    }

    private mutating func integer<Value: FixedWidthInteger>() throws -> Value {
        try scalar { $0.integer(Value.self, at: $1) }
    }

    private mutating func decoded<Value>(_ decode: (ValueDecoder) throws -> Value) throws -> Value {
        try checkNotAtEnd(Value.self)
        let value = try decode(ValueDecoder(index, key, of: decoder))
        advance()
        return value
    }
}

extension ArrayDecodingContainer: UnkeyedDecodingContainer {
    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { decoder.document[decoder.index].count }
    var isAtEnd: Bool { index == end }

    mutating func decodeNil() throws -> Bool {
        try checkNotAtEnd(Never.self)
        guard decoder.document[index].kind == .null else { return false }
        advance()
        return true
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try scalar { $0.bool(at: $1) } }
    mutating func decode(_ type: String.Type) throws -> String { try scalar { $0.string(at: $1) } }
    mutating func decode(_ type: Double.Type) throws -> Double { try scalar { $0.double(at: $1) } }
    mutating func decode(_ type: Float.Type) throws -> Float { try scalar { $0.float(at: $1) } }
    mutating func decode(_ type: Int.Type) throws -> Int { try integer() }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    mutating func decode(_ type: Int128.Type) throws -> Int128 { try integer() }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try integer() }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try checkNotAtEnd(type)
        let value = try decoder.value(type, at: index, key)
        advance()
        return value
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try decoded { try $0.container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try decoded { try $0.unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder { try decoded { $0 as any Decoder } }
}
