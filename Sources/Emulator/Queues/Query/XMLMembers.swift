import Wire

/// Writes the members of a structure, or the entries of a map.
struct XMLMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: XMLEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil(forKey key: Key) {}

    func encode(_ value: some Encodable, forKey key: Key) throws {
        let name = key.stringValue
        if case .map(let entry, let keyName, let valueName) = encoder.shape {
            let inner = try encoder.encoded(value, at: key)
            encoder.elements.append(
                XMLElement(entry, children: [XMLElement(keyName, text: name), inner.element(valueName)]))
        } else if let shape = QueryShape.of(name, operation: encoder.operation) {
            encoder.elements.append(contentsOf: try encoder.encoded(value, at: key, shape: shape).all)
        } else {
            encoder.elements.append(try encoder.encoded(value, at: key).element(name))
        }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }

    func superEncoder() -> any Encoder { encoder }

    func superEncoder(forKey key: Key) -> any Encoder { encoder }
}
