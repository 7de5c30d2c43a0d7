struct JSONTreeKeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let slot: JSONTreeSlot
    let codingPath: [any CodingKey]

    private func encoder(_ key: any CodingKey) -> JSONTreeEncoder {
        JSONTreeEncoder(slot: slot.member(key.stringValue), codingPath: codingPath + [key])
    }

    func encodeNil(forKey key: Key) throws { try encoder(key).encodeNil() }
    func encode(_ value: Bool, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: String, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: Double, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: Float, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: Int, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: Int8, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: Int16, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: Int32, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: Int64, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: UInt, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: UInt8, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: UInt16, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: UInt32, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: UInt64, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try encoder(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder(JSONTreeKey.super) }
    func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }
}
