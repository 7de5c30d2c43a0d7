/// The elements of a list that is being written.
struct DynamoListEncoding: UnkeyedEncodingContainer {
    let writer: DynamoWriter
    let level: Int
    var codingPath: [any CodingKey] { writer.path }
    var count: Int { writer.elementCount(at: level) }

    func encodeNil() throws {
        if writer.beginElement(at: level) { writer.text.null() }
    }
    func encode(_ value: Bool) throws {
        if writer.beginElement(at: level) { writer.text.bool(value) }
    }
    func encode(_ value: String) throws {
        if writer.beginElement(at: level) { writer.text.string(value) }
    }
    func encode(_ value: Double) throws {
        if writer.beginElement(at: level) { try writer.floating(value, TreeKey(intValue: count - 1)) }
    }
    func encode(_ value: Float) throws {
        if writer.beginElement(at: level) { try writer.floating(value, TreeKey(intValue: count - 1)) }
    }
    func encode(_ value: Int) throws { try integer(value) }
    func encode(_ value: Int8) throws { try integer(value) }
    func encode(_ value: Int16) throws { try integer(value) }
    func encode(_ value: Int32) throws { try integer(value) }
    func encode(_ value: Int64) throws { try integer(value) }
    func encode(_ value: UInt) throws { try integer(value) }
    func encode(_ value: UInt8) throws { try integer(value) }
    func encode(_ value: UInt16) throws { try integer(value) }
    func encode(_ value: UInt32) throws { try integer(value) }
    func encode(_ value: UInt64) throws { try integer(value) }

    private func integer(_ value: some BinaryInteger) throws {
        if writer.beginElement(at: level) { writer.text.integer(value) }
    }

    func encode<Value: Encodable>(_ value: Value) throws {
        guard writer.beginElement(at: level) else { return }
        guard try !writer.direct(value, TreeKey(intValue: count - 1)) else { return }
        try writer.nested(value, TreeKey(intValue: count - 1))
    }

    // A container that is asked for can be used in any order, which bytes cannot: the whole value goes to the
    // encoder that makes trees, and what is written here is for nothing.

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        unused.container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { unused.unkeyedContainer() }
    func superEncoder() -> any Encoder { unused }

    private var unused: TreeEncoder<DynamoForm> {
        writer.leaveToTree(level)
        return TreeEncoder(slot: TreeSlot(), codingPath: codingPath)
    }
}
