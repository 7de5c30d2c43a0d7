/// Reads Codable values from DynamoDB items: the other way of `DynamoEncoder`.
package struct DynamoDecoder: Sendable {
    package init() {}

    /// Throws a `DecodingError`. Attributes that the type does not know are passed over.
    package func decode<Value: Decodable>(_ type: Value.Type = Value.self, from item: DynamoItem) throws -> Value {
        try decodeValue(type, from: .map(item))
    }

    /// One attribute's value.
    package func decodeValue<Value: Decodable>(
        _ type: Value.Type = Value.self, from value: AttributeValue
    ) throws -> Value {
        try TreeDecoder<DynamoForm>(value: value, codingPath: []).decode(type)
    }
}
