/// Encodes one value: what is at one level of a writer's text.
struct DynamoValueEncoder: Encoder {
    let writer: DynamoWriter
    let level: Int
    var codingPath: [any CodingKey] { writer.path }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        writer.open(.map, at: level)
        return KeyedEncodingContainer(DynamoMapEncoding(writer: writer, level: level))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        writer.open(.list, at: level)
        return DynamoListEncoding(writer: writer, level: level)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    /// For types that have a form of their own in DynamoDB.
    func encode(_ value: AttributeValue) {
        if writer.beginWhole(at: level) { writer.text.value(value) }
    }
}

extension DynamoValueEncoder: SingleValueEncodingContainer {
    func encodeNil() throws {
        if writer.beginWhole(at: level) { writer.text.null() }
    }
    func encode(_ value: Bool) throws {
        if writer.beginWhole(at: level) { writer.text.bool(value) }
    }
    func encode(_ value: String) throws {
        if writer.beginWhole(at: level) { writer.text.string(value) }
    }
    func encode(_ value: Double) throws {
        if writer.beginWhole(at: level) { try writer.floating(value, nil) }
    }
    func encode(_ value: Float) throws {
        if writer.beginWhole(at: level) { try writer.floating(value, nil) }
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
        if writer.beginWhole(at: level) { writer.text.integer(value) }
    }

    func encode<Value: Encodable>(_ value: Value) throws {
        guard writer.beginWhole(at: level) else { return }
        guard try !writer.direct(value, nil) else { return }
        try writer.whole(value)
    }
}
