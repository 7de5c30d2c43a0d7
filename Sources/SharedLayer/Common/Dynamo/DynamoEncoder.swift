/// Writes Codable values as DynamoDB items.
///
/// Numbers keep every digit (38 at most), bytes (`[UInt8]`, `Data`) become binary, absent optionals are left out, and
/// a `DynamoSet` becomes a set.
package struct DynamoEncoder: Sendable {
    package init() {}

    /// Throws an `EncodingError`; the value must be one with keys.
    package func encode<Value: Encodable>(_ value: Value) throws -> DynamoItem {
        guard let item = try encodeValue(value).map else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: [], debugDescription: "an item must have named attributes"))
        }
        return item
    }

    /// One attribute's value.
    package func encodeValue(_ value: some Encodable) throws -> AttributeValue {
        try TreeEncoder<DynamoForm>.encode(value)
    }
}
