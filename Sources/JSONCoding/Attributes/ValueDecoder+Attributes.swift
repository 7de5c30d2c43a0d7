/// For types that mean more than JSON has: exact numbers, sets, and attribute values themselves.
extension ValueDecoder {
    /// How the text is written that is decoded from.
    package var form: JSONForm { document.form }

    /// The number as it is written, every digit of it. Throws a `DecodingError` where there is none.
    package func numberText() throws -> String {
        let entry = document[index]
        return try checked(entry.kind == .number ? document.written(entry) : nil)
    }

    /// The numbers of a set, each as it is written. Throws a `DecodingError` where there is none.
    package func numberTexts() throws -> [String] {
        guard document[index].kind == .set else { throw document.failure([Any].self, at: index, codingPath) }
        return try (0..<document[index].count).map { place in
            try ValueDecoder(index + 1 + place, JSONKey.element(place), of: self).numberText()
        }
    }

    /// The type of an attribute value; nil in a plain text.
    package var attributeType: AttributeType? {
        guard document.form == .attributes else { return nil }
        return switch document[index].kind {
        case .null: .null
        case .true, .false: .bool
        case .number: .number
        case .string: .string
        case .binary: .binary
        case .array: .list
        case .object: .map
        case .set: setType
        }
    }

    /// A set has at least one element, and all are of one type.
    private var setType: AttributeType {
        switch document[index &+ 1].kind {
        case .number: .numberSet
        case .binary: .binarySet
        default: .stringSet
        }
    }

    /// The elements of a set. Throws a `DecodingError` where there is none.
    package func setContainer() throws -> any UnkeyedDecodingContainer {
        guard document[index].kind == .set else { throw document.failure([Any].self, at: index, codingPath) }
        return ArrayDecodingContainer(self)
    }

    /// The decoder of what is written here in a plain text as an attribute value. Throws a `DecodingError`.
    package func attributeValue() throws -> ValueDecoder {
        try attributes { () throws(JSONSyntaxError) in try document.attributeValue(at: index) }
    }

    /// The decoder of what is written here in a plain text as an item. Throws a `DecodingError`.
    package func item() throws -> ValueDecoder {
        try attributes { () throws(JSONSyntaxError) in try document.item(at: index) }
    }

    private func attributes(_ read: () throws(JSONSyntaxError) -> JSONDocument) throws -> ValueDecoder {
        let document: JSONDocument
        do {
            document = try read()
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: error.description))
        }
        return ValueDecoder(rootOf: document, below: self)
    }
}
