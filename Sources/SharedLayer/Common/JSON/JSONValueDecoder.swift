/// Reads Codable values from strictly parsed JSON. An `ExactDecimal` keeps every digit.
package struct JSONValueDecoder: Sendable {
    package init() {}

    /// Throws a `DecodingError`.
    package func decode<Value: Decodable>(_ type: Value.Type = Value.self, from value: JSONValue) throws -> Value {
        try JSONTreeDecoder(value: value, codingPath: []).decode(type)
    }
}
