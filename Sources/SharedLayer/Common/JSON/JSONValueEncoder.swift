/// Writes Codable values as JSON: members in the order of their encoding, numbers with every digit.
package struct JSONValueEncoder: Sendable {
    package init() {}

    /// Throws an `EncodingError`.
    package func encode(_ value: some Encodable) throws -> JSONValue {
        try JSONTreeEncoder.encode(value)
    }

    /// The value's JSON text in UTF-8, without spaces.
    package func bytes(_ value: some Encodable) throws -> [UInt8] {
        try encode(value).bytes
    }
}
