import FoundationEssentials

/// Writes one Codable value into a slot: numbers keep their digits, absent optionals are left out, `Data` is base64, and a
/// `JSONValue` stands for itself.
struct JSONTreeEncoder: Encoder {
    let slot: JSONTreeSlot
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    static func encode(_ value: some Encodable, at path: [any CodingKey] = []) throws -> JSONValue {
        let slot = JSONTreeSlot()
        try JSONTreeEncoder(slot: slot, codingPath: path).encode(value)
        return slot.finish()
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .empty = slot.content { slot.content = .object([]) }
        return KeyedEncodingContainer(JSONTreeKeyedEncoding<Key>(slot: slot, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .empty = slot.content { slot.content = .array([]) }
        return JSONTreeUnkeyedEncoding(slot: slot, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension JSONTreeEncoder: SingleValueEncodingContainer {
    func encodeNil() throws { slot.content = .value(.null) }
    func encode(_ value: Bool) throws { slot.content = .value(.bool(value)) }
    func encode(_ value: String) throws { slot.content = .value(.string(value)) }
    func encode(_ value: Double) throws { try encodeFloating(value) }
    func encode(_ value: Float) throws { try encodeFloating(value) }
    func encode(_ value: Int) throws { encodeNumber(String(value)) }
    func encode(_ value: Int8) throws { encodeNumber(String(value)) }
    func encode(_ value: Int16) throws { encodeNumber(String(value)) }
    func encode(_ value: Int32) throws { encodeNumber(String(value)) }
    func encode(_ value: Int64) throws { encodeNumber(String(value)) }
    func encode(_ value: UInt) throws { encodeNumber(String(value)) }
    func encode(_ value: UInt8) throws { encodeNumber(String(value)) }
    func encode(_ value: UInt16) throws { encodeNumber(String(value)) }
    func encode(_ value: UInt32) throws { encodeNumber(String(value)) }
    func encode(_ value: UInt64) throws { encodeNumber(String(value)) }

    func encode(_ value: some Encodable) throws {
        if let decimal = value as? ExactDecimal {
            encodeNumber(decimal.text)
        } else if let json = value as? JSONValue {
            slot.content = .value(json)
        } else if let data = value as? Data {
            slot.content = .value(.string(data.base64EncodedString()))
        } else {
            try value.encode(to: self)
        }
    }

    private func encodeNumber(_ text: String) {
        slot.content = .value(.number(JSONNumber(checked: text)))
    }

    private func encodeFloating(_ value: some BinaryFloatingPoint & CustomStringConvertible & Encodable) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: codingPath, debugDescription: "a number must be finite"))
        }
        encodeNumber(value.description)
    }
}
