/// Encodes one value: what is at one level of a writer's text.
package struct ValueEncoder {
    let writer: JSONWriter
    let level: Int
}

extension ValueEncoder: Encoder {
    package var codingPath: [any CodingKey] { writer.text.codingPath(of: level) }
    package var userInfo: [CodingUserInfoKey: Any] { [:] }

    package func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        writer.text.open(.object, at: level)
        return KeyedEncodingContainer(ObjectEncodingContainer(writer: writer, level: level))
    }

    package func unkeyedContainer() -> any UnkeyedEncodingContainer {
        writer.text.open(.array, at: level)
        return ArrayEncodingContainer(writer: writer, level: level)
    }

    package func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension ValueEncoder: SingleValueEncodingContainer {
    package func encodeNil() throws { try writer.text.writeNull(.whole, at: level) }
    package func encode(_ value: Bool) throws { try writer.text.write(value, .whole, at: level) }
    package func encode(_ value: String) throws { try writer.text.write(value, .whole, at: level) }
    package func encode(_ value: Int) throws { try writer.text.write(value, .whole, at: level) }
    package func encode(_ value: Int8) throws { try writer.text.write(value, .whole, at: level) }
    package func encode(_ value: Int16) throws { try writer.text.write(value, .whole, at: level) }
    package func encode(_ value: Int32) throws { try writer.text.write(value, .whole, at: level) }
    package func encode(_ value: Int64) throws { try writer.text.write(value, .whole, at: level) }
    package func encode(_ value: Int128) throws {
        guard writer.holds(value) else { throw writer.notANumber(value, codingPath) }
        try writer.text.write(value, .whole, at: level)
    }
    package func encode(_ value: UInt) throws { try writer.text.write(value, .whole, at: level) }
    package func encode(_ value: UInt8) throws { try writer.text.write(value, .whole, at: level) }
    package func encode(_ value: UInt16) throws { try writer.text.write(value, .whole, at: level) }
    package func encode(_ value: UInt32) throws { try writer.text.write(value, .whole, at: level) }
    package func encode(_ value: UInt64) throws { try writer.text.write(value, .whole, at: level) }
    package func encode(_ value: UInt128) throws {
        guard writer.holds(value) else { throw writer.notANumber(value, codingPath) }
        try writer.text.write(value, .whole, at: level)
    }

    package func encode(_ value: Double) throws { try number(value) }
    package func encode(_ value: Float) throws { try number(value) }

    private func number<Value: BinaryFloatingPoint & CustomStringConvertible>(_ value: Value) throws {
        guard value.isFinite, writer.holds(value) else { throw writer.notANumber(value, codingPath) }
        try writer.text.write(value, .whole, at: level)
    }

    package func encode<Value: Encodable>(_ value: Value) throws { try writer.write(value, at: level) }
}
