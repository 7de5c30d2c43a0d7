import JSONCoding

/// A set attribute: of strings, of numbers or of bytes. DynamoDB has no empty set, so an absent optional says that.
package struct DynamoSet<Element: DynamoSetElement>: Sendable, Hashable, Codable {
    package var elements: Set<Element>

    package init(_ elements: some Sequence<Element>) {
        self.elements = Set(elements)
    }

    /// For other coders than DynamoDB's: an array.
    package init(from decoder: any Decoder) throws {
        if let decoder = decoder as? ValueDecoder, decoder.form == .attributes {
            self = try DynamoSet(AttributeValue(meantBy: decoder), at: decoder.codingPath)
            return
        }
        elements = Set(try decoder.singleValueContainer().decode([Element].self))
    }

    package func encode(to encoder: any Encoder) throws {
        if let encoder = encoder as? ValueEncoder, encoder.form == .attributes {
            return try attributeValue(at: encoder.codingPath).encode(meaningTo: encoder)
        }
        var container = encoder.singleValueContainer()
        try container.encode(Array(elements))
    }
}

extension DynamoSet: DynamoSetRepresentable {
    init(_ value: AttributeValue, at path: [any CodingKey]) throws {
        guard let elements = Element.elements(of: value) else {
            throw DecodingError.typeMismatch(
                Self.self, .init(codingPath: path, debugDescription: "this must be a set of its type"))
        }
        self.init(elements)
    }

    func attributeValue(at path: [any CodingKey]) throws -> AttributeValue {
        guard !elements.isEmpty else {
            throw EncodingError.invalidValue(
                self, .init(codingPath: path, debugDescription: "DynamoDB has no empty set; leave it out"))
        }
        return Element.attributeValue(of: Array(elements))
    }
}
