/// Writes one Codable value into a slot.
struct TreeEncoder<Form: TreeForm>: Encoder {
    let slot: TreeSlot<Form>
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    static func encode(_ value: some Encodable, at path: [any CodingKey] = []) throws -> Form.Value {
        let slot = TreeSlot<Form>()
        try TreeEncoder(slot: slot, codingPath: path).encode(value)
        return slot.finish()
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .empty = slot.content { slot.content = .object([]) }
        return KeyedEncodingContainer(TreeKeyedEncoding<Form, Key>(slot: slot, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .empty = slot.content { slot.content = .array([]) }
        return TreeUnkeyedEncoding(slot: slot, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension TreeEncoder: SingleValueEncodingContainer {
    func encodeNil() throws { slot.content = .value(Form.null) }
    func encode(_ value: Bool) throws { slot.content = .value(Form.bool(value)) }
    func encode(_ value: String) throws { slot.content = .value(Form.string(value)) }
    func encode(_ value: Double) throws { try encodeFloating(value) }
    func encode(_ value: Float) throws { try encodeFloating(value) }
    func encode(_ value: Int) throws { try encodeNumber(String(value)) }
    func encode(_ value: Int8) throws { try encodeNumber(String(value)) }
    func encode(_ value: Int16) throws { try encodeNumber(String(value)) }
    func encode(_ value: Int32) throws { try encodeNumber(String(value)) }
    func encode(_ value: Int64) throws { try encodeNumber(String(value)) }
    func encode(_ value: UInt) throws { try encodeNumber(String(value)) }
    func encode(_ value: UInt8) throws { try encodeNumber(String(value)) }
    func encode(_ value: UInt16) throws { try encodeNumber(String(value)) }
    func encode(_ value: UInt32) throws { try encodeNumber(String(value)) }
    func encode(_ value: UInt64) throws { try encodeNumber(String(value)) }

    func encode(_ value: some Encodable) throws {
        if let decimal = value as? ExactDecimal {
            try encodeNumber(decimal.text)
        } else if let special = try Form.special(value, at: codingPath) {
            slot.content = .value(special)
        } else {
            try value.encode(to: self)
        }
    }

    private func encodeNumber(_ text: String) throws {
        slot.content = .value(try Form.number(text, at: codingPath))
    }

    private func encodeFloating(_ value: some BinaryFloatingPoint & CustomStringConvertible & Encodable) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: codingPath, debugDescription: "a number must be finite"))
        }
        try encodeNumber(value.description)
    }
}
