import JSONCoding

/// The members of one map.
struct DynamoMapDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: DynamoValueDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }
    var allKeys: [Key] { decoder.memberNames.compactMap { Key(stringValue: $0) } }

    private func place(_ key: Key) throws -> DynamoPlace {
        guard let index = decoder.member(key.stringValue) else {
            throw DecodingError.keyNotFound(
                key, .init(codingPath: codingPath, debugDescription: "the attribute \"\(key.stringValue)\" is missing"))
        }
        return try place(at: index, key)
    }

    private func place(at index: Int, _ key: Key) throws -> DynamoPlace {
        guard let place = DynamoPlace(decoder.document.json, at: index) else { throw decoder.malformed(key) }
        return place
    }

    /// Nil when the attribute is missing or null.
    private func placeIfPresent(_ key: Key) throws -> DynamoPlace? {
        guard let index = decoder.member(key.stringValue) else { return nil }
        let place = try place(at: index, key)
        return place.kind == .null ? nil : place
    }

    func contains(_ key: Key) -> Bool {
        guard let index = decoder.member(key.stringValue) else { return false }
        decoder.lookAgain(at: index)
        return true
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        let place = try place(key)
        decoder.lookAgain(at: place.index - 2)
        return place.kind == .null
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try decoder.bool(place(key), key) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try decoder.string(place(key), key) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try decoder.floating(place(key), key) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try decoder.floating(place(key), key) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try decoder.integer(place(key), key) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try decoder.integer(place(key), key) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try decoder.integer(place(key), key) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try decoder.integer(place(key), key) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try decoder.integer(place(key), key) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try decoder.integer(place(key), key) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try decoder.integer(place(key), key) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try decoder.integer(place(key), key) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try decoder.integer(place(key), key) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try decoder.integer(place(key), key) }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try decoder.value(type, place(key), key)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try superDecoder(forKey: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        guard let index = decoder.member(TreeKey.super.stringValue),
            let place = DynamoPlace(decoder.document.json, at: index)
        else {
            throw DecodingError.keyNotFound(
                TreeKey.super,
                .init(codingPath: codingPath, debugDescription: "the superclass's attributes are missing"))
        }
        return DynamoValueDecoder(decoder.document, place, TreeKey.super, in: decoder)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        DynamoValueDecoder(decoder.document, try place(key), key, in: decoder)
    }
}

/// The commonest optional members, looked up once instead of three times.
extension DynamoMapDecoding {
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        guard let place = try placeIfPresent(key) else { return nil }
        return try decoder.string(place, key)
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        guard let place = try placeIfPresent(key) else { return nil }
        return try decoder.integer(place, key)
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        guard let place = try placeIfPresent(key) else { return nil }
        return try decoder.bool(place, key)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let place = try placeIfPresent(key) else { return nil }
        return try decoder.value(type, place, key)
    }
}
