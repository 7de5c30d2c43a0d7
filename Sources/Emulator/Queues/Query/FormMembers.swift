/// The members of a structure or the entries of a map in a form.
struct FormMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: FormDecoder

    var codingPath: [any CodingKey] { decoder.codingPath }

    /// Only a map's names are not known beforehand.
    var allKeys: [Key] {
        guard case .map(let entries) = decoder.value else { return [] }
        return entries.keys.sorted().compactMap(Key.init)
    }

    func contains(_ key: Key) -> Bool { member(key) != nil }

    func decodeNil(forKey key: Key) -> Bool { member(key) == nil }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try found(key).decode(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try found(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try found(key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { decoder }

    func superDecoder(forKey key: Key) throws -> any Decoder { try found(key) }

    private func member(_ key: Key) -> FormValue? {
        decoder.value.member(key.stringValue, operation: decoder.operation)
    }

    private func found(_ key: Key) throws -> FormDecoder {
        guard let value = member(key) else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "it is missing"))
        }
        return decoder.child(value, at: key)
    }
}
