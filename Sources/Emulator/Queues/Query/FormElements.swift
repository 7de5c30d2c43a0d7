import Wire

/// The elements of a list in a form.
struct FormElements: UnkeyedDecodingContainer {
    let decoder: FormDecoder
    let elements: [FormParameters]
    private(set) var currentIndex = 0

    init(decoder: FormDecoder, elements: [FormParameters]) {
        self.decoder = decoder
        self.elements = elements
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let element = try next()
        return try element.decode(type)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        let element = try next()
        return element.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let element = try next()
        return try element.unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try next() }

    private mutating func next() throws -> FormDecoder {
        guard !isAtEnd else { throw decoder.mismatch([String].self) }
        defer { currentIndex += 1 }
        return decoder.child(
            .shape(elements[currentIndex]), at: TextKey(stringValue: String(currentIndex)))
    }
}
