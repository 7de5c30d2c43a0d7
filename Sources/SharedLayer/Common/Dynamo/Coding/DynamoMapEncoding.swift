/// The members of a map that is being written.
struct DynamoMapEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: DynamoWriter
    let level: Int
    var codingPath: [any CodingKey] { writer.path }

    func encodeNil(forKey key: Key) throws {
        if writer.begin(member: key, at: level) { writer.text.null() }
    }
    func encode(_ value: Bool, forKey key: Key) throws {
        if writer.begin(member: key, at: level) { writer.text.bool(value) }
    }
    func encode(_ value: String, forKey key: Key) throws {
        if writer.begin(member: key, at: level) { writer.text.string(value) }
    }
    func encode(_ value: Double, forKey key: Key) throws {
        if writer.begin(member: key, at: level) { try writer.floating(value, key) }
    }
    func encode(_ value: Float, forKey key: Key) throws {
        if writer.begin(member: key, at: level) { try writer.floating(value, key) }
    }
    func encode(_ value: Int, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int8, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int16, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int32, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int64, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt8, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt16, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt32, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt64, forKey key: Key) throws { try integer(value, key) }

    private func integer(_ value: some BinaryInteger, _ key: Key) throws {
        if writer.begin(member: key, at: level) { writer.text.integer(value) }
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        guard writer.begin(member: key, at: level) else { return }
        guard try !writer.direct(value, key) else { return }
        try writer.nested(value, key)
    }

    // A container that is asked for by name can be used in any order, which bytes cannot: the whole value goes to the
    // encoder that makes trees, and what is written here is for nothing.

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        unused.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { unused.unkeyedContainer() }
    func superEncoder() -> any Encoder { unused }
    func superEncoder(forKey key: Key) -> any Encoder { unused }

    private var unused: TreeEncoder<DynamoForm> {
        writer.leaveToTree(level)
        return TreeEncoder(slot: TreeSlot(), codingPath: codingPath)
    }
}
