import JSONCoding

/// Writes Codable values as DynamoDB items.
///
/// Numbers keep every digit (38 at most), bytes (`[UInt8]`, `Data`) become binary, absent optionals are left out, and
/// a `DynamoSet` becomes a set.
package struct DynamoEncoder: Sendable {
    package init() {}

    /// Throws an `EncodingError`; the value must be one with keys.
    package func encode(_ value: some Encodable) throws -> DynamoItem {
        try DynamoDocument(bytes(value)).item(at: 0)
    }

    /// The item in DynamoDB's JSON, such as `{"id":{"S":"a"}}`.
    package func bytes(_ value: some Encodable) throws -> [UInt8] {
        try JSONCoder.encode(item: value)
    }
}
