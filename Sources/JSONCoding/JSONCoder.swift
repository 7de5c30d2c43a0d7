/// Codable values from and to JSON text (RFC 8259), as Foundation's coders with their default strategies do it.
///
/// Made for events of a few kilobytes: the text is read once into a flat index, and values are made straight from its
/// bytes; results are written into one array as they are encoded. What differs from Foundation:
/// - Trailing commas are refused, and a malformed number is refused even where nothing decodes it.
/// - A number that its type cannot hold is reported with its path and text.
/// - An integer beyond 2^53 written with a fraction or an exponent is decoded exactly, or refused where it has a
///   fraction; Foundation drops the fraction.
/// - UTF-16 and UTF-32 are refused; a UTF-8 byte order mark is skipped, as Foundation does.
/// - `====` is no Base64; Foundation reads a byte of zero.
/// - `Decimal.nan` is refused; Foundation writes `NaN`.
/// - Members are written in the order in which they were encoded, and `/` is not escaped.
package enum JSONCoder {
    /// Arrays and objects may be nested this deep, in either direction, as in Foundation.
    package static let nestingDepthMax = 512
    /// Attributes of an item may be nested this deep (DynamoDB developer guide, “Quotas”, “Attribute depth”).
    package static let attributeDepthMax = 32
    /// A longer text is refused: positions in it have 28 bits. Lambda's events end far below.
    package static let textBytesMax = (1 << 28) - 1

    /// Throws a `DecodingError`, or what the type's own `init(from:)` throws. For a text that is not JSON it is
    /// `dataCorrupted` with an empty path; where a name appears twice in an object, its first value counts.
    package static func decode<Value: Decodable>(_ type: Value.Type, from text: [UInt8]) throws -> Value {
        let document: JSONDocument
        do {
            document = try JSONDocument(text)
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: error.description))
        }
        return try ValueDecoder(rootOf: document).value(type)
    }

    /// Reads an item of DynamoDB, an object whose members are attribute values. Throws as `decode(_:from:)` does.
    package static func decode<Value: Decodable>(_ type: Value.Type, fromItem text: [UInt8]) throws -> Value {
        let document: JSONDocument
        do {
            document = try JSONDocument(text, form: .attributes)
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: error.description))
        }
        return try ValueDecoder(rootOf: document).value(type)
    }

    /// Writes an item of DynamoDB; the value must be one with keys. Throws as `encode(_:)` does, and for numbers that DynamoDB
    /// does not hold.
    package static func encode(item value: some Encodable) throws -> [UInt8] {
        let writer = JSONWriter(nestingDepthMax: 1 + attributeDepthMax, form: .attributes, isItem: true)
        try writer.writeText(value)
        guard writer.text.isObject else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: [], debugDescription: "an item must have named attributes"))
        }
        return try writer.finished()
    }

    /// Throws an `EncodingError`, or what the value's own `encode(to:)` throws.
    package static func encode(_ value: some Encodable) throws -> [UInt8] {
        let writer = JSONWriter(path: [])
        try writer.writeText(value)
        return try writer.finished()
    }
}
