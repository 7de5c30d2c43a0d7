/// The elements of an array that is being written.
struct ArrayEncodingContainer {
    let writer: JSONWriter
    let level: Int
}

extension ArrayEncodingContainer: UnkeyedEncodingContainer {
    var codingPath: [any CodingKey] { writer.text.codingPath(of: level) }
    var count: Int { writer.text.elementCount(at: level) }

    func encodeNil() throws { try writer.text.writeNull(.element, at: level) }
    func encode(_ value: Bool) throws { try writer.text.write(value, .element, at: level) }
    func encode(_ value: String) throws { try writer.text.write(value, .element, at: level) }
    func encode(_ value: Int) throws { try writer.text.write(value, .element, at: level) }
    func encode(_ value: Int8) throws { try writer.text.write(value, .element, at: level) }
    func encode(_ value: Int16) throws { try writer.text.write(value, .element, at: level) }
    func encode(_ value: Int32) throws { try writer.text.write(value, .element, at: level) }
    func encode(_ value: Int64) throws { try writer.text.write(value, .element, at: level) }
    func encode(_ value: Int128) throws {
        guard writer.holds(value) else { throw writer.notANumber(value, codingPath + [JSONKey.element(count)]) }
        try writer.text.write(value, .element, at: level)
    }
    func encode(_ value: UInt) throws { try writer.text.write(value, .element, at: level) }
    func encode(_ value: UInt8) throws { try writer.text.write(value, .element, at: level) }
    func encode(_ value: UInt16) throws { try writer.text.write(value, .element, at: level) }
    func encode(_ value: UInt32) throws { try writer.text.write(value, .element, at: level) }
    func encode(_ value: UInt64) throws { try writer.text.write(value, .element, at: level) }
    func encode(_ value: UInt128) throws {
        guard writer.holds(value) else { throw writer.notANumber(value, codingPath + [JSONKey.element(count)]) }
        try writer.text.write(value, .element, at: level)
    }

    func encode(_ value: Double) throws { try number(value) }
    func encode(_ value: Float) throws { try number(value) }

    private func number<Value: BinaryFloatingPoint & CustomStringConvertible>(_ value: Value) throws {
        guard value.isFinite, writer.holds(value) else {
            throw writer.notANumber(value, codingPath + [JSONKey.element(count)])
        }
        try writer.text.write(value, .element, at: level)
    }

    func encode<Value: Encodable>(_ value: Value) throws { try writer.write(value, element: count, at: level) }

    func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
        writer.part(element: count, at: level).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        writer.part(element: count, at: level).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { writer.part(element: count, at: level) }
}
