/// The members of one object.
///
/// What depends on the type of a value is done by `ValueDecoder`, which is not generic: code that is generic over the
/// key is not specialized, since it is called through the standard library.
struct ObjectDecodingContainer<Key: CodingKey> {
    private let decoder: ValueDecoder

    init(_ decoder: ValueDecoder) { self.decoder = decoder }

    /// The index of the member's value.
    private func index(_ key: Key) throws -> Int {
        guard let index = decoder.member(key.stringValue) else { throw missing(key) }
        return index
    }

    private func indexIfPresent(_ key: Key) -> Int? {
        guard let index = decoder.member(key.stringValue), decoder.document[index].kind != .null else { return nil }
        return index
    }

    private func missing(_ key: Key) -> DecodingError {
        .keyNotFound(key, .init(codingPath: codingPath, debugDescription: "there is no \(key.stringValue)"))
    }
}

extension ObjectDecodingContainer: KeyedDecodingContainerProtocol {
    var codingPath: [any CodingKey] { decoder.codingPath }

    var allKeys: [Key] {
        var keys: [Key] = []
        for name in decoder.memberNames {
            if let key = Key(stringValue: name) { keys.append(key) }
        }
        return keys
    }

    func contains(_ key: Key) -> Bool {
        guard let index = decoder.member(key.stringValue) else { return false }
        decoder.lookAgain(at: index)
        return true
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        let index = try index(key)
        decoder.lookAgain(at: index)
        return decoder.document[index].kind == .null
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try decoder.bool(at: index(key), key) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try decoder.string(at: index(key), key) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try decoder.double(at: index(key), key) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try decoder.float(at: index(key), key) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try decoder.integer(at: index(key), key) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try decoder.integer(at: index(key), key) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try decoder.integer(at: index(key), key) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try decoder.integer(at: index(key), key) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try decoder.integer(at: index(key), key) }
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try decoder.integer(at: index(key), key) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try decoder.integer(at: index(key), key) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try decoder.integer(at: index(key), key) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try decoder.integer(at: index(key), key) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try decoder.integer(at: index(key), key) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try decoder.integer(at: index(key), key) }
    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try decoder.integer(at: index(key), key) }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try decoder.value(type, at: index(key), key)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try ValueDecoder(index(key), key, of: decoder).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try ValueDecoder(index(key), key, of: decoder).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { superDecoder(JSONKey.super) }

    func superDecoder(forKey key: Key) throws -> any Decoder { superDecoder(key) }

    /// A value that is missing decodes as null.
    private func superDecoder(_ key: some CodingKey) -> any Decoder {
        ValueDecoder(decoder.member(key.stringValue) ?? decoder.document.missing, key, of: decoder)
    }
}

/// The commonest optional members, looked up once instead of three times.
extension ObjectDecodingContainer {
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        guard let index = indexIfPresent(key) else { return nil }
        return try decoder.bool(at: index, key)
    }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        guard let index = indexIfPresent(key) else { return nil }
        return try decoder.string(at: index, key)
    }

    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        guard let index = indexIfPresent(key) else { return nil }
        return try decoder.double(at: index, key)
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        guard let index = indexIfPresent(key) else { return nil }
        return try decoder.integer(at: index, key)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let index = indexIfPresent(key) else { return nil }
        return try decoder.value(type, at: index, key)
    }
}
