/// The members of an object that is being written.
struct ObjectEncodingContainer<Key: CodingKey> {
    let writer: JSONWriter
    let level: Int
}

extension ObjectEncodingContainer: KeyedEncodingContainerProtocol {
    var codingPath: [any CodingKey] { writer.text.codingPath(of: level) }

    func encodeNil(forKey key: Key) throws { try writer.text.writeNull(.member(key.stringValue), at: level) }
    func encode(_ value: Bool, forKey key: Key) throws {
        try writer.text.write(value, .member(key.stringValue), at: level)
    }
    func encode(_ value: String, forKey key: Key) throws {
        try writer.text.write(value, .member(key.stringValue), at: level)
    }
    func encode(_ value: Int, forKey key: Key) throws {
        try writer.text.write(value, .member(key.stringValue), at: level)
    }
    func encode(_ value: Int8, forKey key: Key) throws {
        try writer.text.write(value, .member(key.stringValue), at: level)
    }
    func encode(_ value: Int16, forKey key: Key) throws {
        try writer.text.write(value, .member(key.stringValue), at: level)
    }
    func encode(_ value: Int32, forKey key: Key) throws {
        try writer.text.write(value, .member(key.stringValue), at: level)
    }
    func encode(_ value: Int64, forKey key: Key) throws {
        try writer.text.write(value, .member(key.stringValue), at: level)
    }
    func encode(_ value: Int128, forKey key: Key) throws {
        guard writer.holds(value) else { throw writer.notANumber(value, codingPath + [key]) }
        try writer.text.write(value, .member(key.stringValue), at: level)
    }
    func encode(_ value: UInt, forKey key: Key) throws {
        try writer.text.write(value, .member(key.stringValue), at: level)
    }
    func encode(_ value: UInt8, forKey key: Key) throws {
        try writer.text.write(value, .member(key.stringValue), at: level)
    }
    func encode(_ value: UInt16, forKey key: Key) throws {
        try writer.text.write(value, .member(key.stringValue), at: level)
    }
    func encode(_ value: UInt32, forKey key: Key) throws {
        try writer.text.write(value, .member(key.stringValue), at: level)
    }
    func encode(_ value: UInt64, forKey key: Key) throws {
        try writer.text.write(value, .member(key.stringValue), at: level)
    }
    func encode(_ value: UInt128, forKey key: Key) throws {
        guard writer.holds(value) else { throw writer.notANumber(value, codingPath + [key]) }
        try writer.text.write(value, .member(key.stringValue), at: level)
    }

    func encode(_ value: Double, forKey key: Key) throws {
        guard value.isFinite, writer.holds(value) else { throw writer.notANumber(value, codingPath + [key]) }
        try writer.text.write(value, .member(key.stringValue), at: level)
    }

    func encode(_ value: Float, forKey key: Key) throws {
        guard value.isFinite, writer.holds(value) else { throw writer.notANumber(value, codingPath + [key]) }
        try writer.text.write(value, .member(key.stringValue), at: level)
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try writer.write(value, member: key, at: level)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        writer.part(member: key, at: level, .object).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        writer.part(member: key, at: level, .array).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { writer.part(member: JSONKey.super, at: level, .empty) }

    func superEncoder(forKey key: Key) -> any Encoder { writer.part(member: key, at: level, .empty) }
}
