import FoundationEssentials
import Wire

/// Makes elements of typed outputs, by the names of `QueryShape`.
struct XMLEncoder: Encoder {
    let elements: XMLElements
    let operation: String
    let codingPath: [any CodingKey]
    /// What a list's elements, or a map's entries, are called.
    var shape: QueryShape?
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(XMLMembers(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { XMLList(encoder: self) }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    /// Encodes a value on its own: a text, or children.
    func encoded(_ value: some Encodable, at key: any CodingKey, shape: QueryShape? = nil) throws -> XMLElements {
        let inner = XMLElements()
        let encoder = XMLEncoder(
            elements: inner, operation: operation, codingPath: codingPath + [key], shape: shape)
        try encoder.encode(value)
        return inner
    }
}

extension XMLEncoder: SingleValueEncodingContainer {
    func encodeNil() {}

    func encode(_ value: Bool) { elements.text = String(value) }
    func encode(_ value: String) { elements.text = value }
    func encode(_ value: Double) { elements.text = String(value) }
    func encode(_ value: Float) { elements.text = String(value) }
    func encode(_ value: Int) { elements.text = String(value) }
    func encode(_ value: Int8) { elements.text = String(value) }
    func encode(_ value: Int16) { elements.text = String(value) }
    func encode(_ value: Int32) { elements.text = String(value) }
    func encode(_ value: Int64) { elements.text = String(value) }
    func encode(_ value: UInt) { elements.text = String(value) }
    func encode(_ value: UInt8) { elements.text = String(value) }
    func encode(_ value: UInt16) { elements.text = String(value) }
    func encode(_ value: UInt32) { elements.text = String(value) }
    func encode(_ value: UInt64) { elements.text = String(value) }

    func encode(_ value: some Encodable) throws {
        if let data = value as? Data {
            elements.text = data.base64EncodedString()
        } else {
            try value.encode(to: self)
        }
    }
}
