struct JSONTreeUnkeyedEncoding: UnkeyedEncodingContainer {
    let slot: JSONTreeSlot
    let codingPath: [any CodingKey]
    var count: Int { slot.count }

    private func encoder() -> JSONTreeEncoder {
        let key = JSONTreeKey(intValue: slot.count)
        return JSONTreeEncoder(slot: slot.append(), codingPath: codingPath + [key])
    }

    func encodeNil() throws { try encoder().encodeNil() }
    func encode(_ value: Bool) throws { try encoder().encode(value) }
    func encode(_ value: String) throws { try encoder().encode(value) }
    func encode(_ value: Double) throws { try encoder().encode(value) }
    func encode(_ value: Float) throws { try encoder().encode(value) }
    func encode(_ value: Int) throws { try encoder().encode(value) }
    func encode(_ value: Int8) throws { try encoder().encode(value) }
    func encode(_ value: Int16) throws { try encoder().encode(value) }
    func encode(_ value: Int32) throws { try encoder().encode(value) }
    func encode(_ value: Int64) throws { try encoder().encode(value) }
    func encode(_ value: UInt) throws { try encoder().encode(value) }
    func encode(_ value: UInt8) throws { try encoder().encode(value) }
    func encode(_ value: UInt16) throws { try encoder().encode(value) }
    func encode(_ value: UInt32) throws { try encoder().encode(value) }
    func encode(_ value: UInt64) throws { try encoder().encode(value) }
    func encode(_ value: some Encodable) throws { try encoder().encode(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        encoder().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder() }
}
