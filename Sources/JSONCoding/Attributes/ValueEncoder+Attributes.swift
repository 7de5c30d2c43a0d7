import FoundationEssentials

/// For types that mean more than JSON has: exact numbers, sets, and items inside of plain texts.
extension ValueEncoder {
    /// How the text is written that is encoded into.
    package var form: JSONForm { writer.text.form }

    /// Writes a number with every digit that it is written with.
    ///
    /// - Parameter number: as RFC 8259 writes it.
    /// - Throws: an `EncodingError` for one that DynamoDB does not hold, in its form.
    package func encode(number: String) throws {
        guard writer.holds(number) else { throw writer.notANumber(number, codingPath) }
        try writer.text.writeNumber(number, .whole, at: level)
    }

    /// Writes a set of strings or numbers, or of bytes in Base64, as an attribute value. Expects at least one element.
    package func encode(set elements: [String], _ type: AttributeType) throws {
        try writer.text.write(written: JSONCoder.encode([type.rawValue: elements]), .whole, at: level)
    }

    /// Writes a value as an item into a plain text: an object whose members are attribute values.
    package func encode(item: some Encodable) throws {
        try writer.text.write(written: JSONCoder.encode(item: item), .whole, at: level)
    }
}
