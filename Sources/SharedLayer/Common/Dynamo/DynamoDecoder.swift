/// Reads Codable values from DynamoDB items: the other way of `DynamoEncoder`.
package struct DynamoDecoder: Sendable {
    package init() {}

    /// Throws a `DecodingError`.
    package func decode<Value: Decodable>(_ type: Value.Type = Value.self, from item: DynamoItem) throws -> Value {
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "not yet"))
    }
}
