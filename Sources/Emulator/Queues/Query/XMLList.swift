import Wire

/// Writes the elements of a list, side by side.
struct XMLList: UnkeyedEncodingContainer {
    let encoder: XMLEncoder
    private(set) var count = 0

    init(encoder: XMLEncoder) {
        self.encoder = encoder
    }

    var codingPath: [any CodingKey] { encoder.codingPath }

    private var name: String {
        guard case .list(let name) = encoder.shape else { return "member" }
        return name
    }

    mutating func encodeNil() {}

    mutating func encode(_ value: some Encodable) throws {
        let inner = try encoder.encoded(value, at: TextKey(stringValue: String(count)))
        encoder.elements.append(inner.element(name))
        count += 1
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        encoder.container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { self }

    func superEncoder() -> any Encoder { encoder }
}
