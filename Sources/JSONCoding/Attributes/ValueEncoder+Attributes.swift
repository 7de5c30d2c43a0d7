import FoundationEssentials

/// For types that mean more than JSON has: exact numbers, sets, and items inside of plain texts.
extension ValueEncoder {
    /// How the text is written that is encoded into.
    package var form: JSONForm { writer.text.form }

    /// Writes a number with every digit that it is written with.
    ///
    /// - Throws: an `EncodingError` for a text that is no number of RFC 8259, and in DynamoDB's form for a number that it does not
    ///   hold.
    package func encode(number: String) throws {
        guard isNumber(number) else { throw writer.notANumber(number, codingPath) }
        try writer.text.writeNumber(number, .whole, at: level)
    }

    /// Writes a set of strings or numbers, or of bytes in Base64, as an attribute value.
    ///
    /// - Throws: an `EncodingError` for an empty set, which DynamoDB has not, and for numbers that it does not hold.
    package func encode(set elements: [String], _ type: AttributeType) throws {
        guard !elements.isEmpty else {
            throw EncodingError.invalidValue(
                elements, .init(codingPath: codingPath, debugDescription: "DynamoDB has no empty set"))
        }
        if type == .numberSet, let other = elements.first(where: { !isNumber($0) }) {
            throw writer.notANumber(other, codingPath)
        }
        try writer.text.write(written: JSONCoder.encode([type.rawValue: elements]), .whole, at: level)
    }

    /// What is written without quotes could otherwise say anything.
    private func isNumber(_ text: String) -> Bool {
        JSONScanner.number(0..<text.utf8.count, of: text.utf8.span) != nil && writer.holds(text)
    }

    /// Writes a value as an item into a plain text: an object whose members are attribute values.
    package func encode(item: some Encodable) throws {
        try writer.text.write(written: JSONCoder.encode(item: item), .whole, at: level)
    }
}
