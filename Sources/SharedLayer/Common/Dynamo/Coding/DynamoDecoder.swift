import JSONCoding

/// Reads Codable values from DynamoDB items: the other way of `DynamoEncoder`.
package struct DynamoDecoder: Sendable {
    package init() {}

    /// Throws a `DecodingError`. Attributes that the type does not know are passed over.
    package func decode<Value: Decodable>(_ type: Value.Type = Value.self, from item: DynamoItem) throws -> Value {
        try decodeValue(type, from: .map(item))
    }

    /// From an item in DynamoDB's JSON, such as `{"id":{"S":"a"}}`.
    package func decode<Value: Decodable>(_ type: Value.Type = Value.self, from bytes: [UInt8]) throws -> Value {
        try decode(type, in: DynamoDocument(bytes), at: 0)
    }

    func decode<Value: Decodable>(_ type: Value.Type, in document: DynamoDocument, at index: Int) throws -> Value {
        guard document.json[index].kind == .object else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "an item must be an object"))
        }
        let decoder = DynamoValueDecoder(document, .item(at: index))
        return try decoder.value(type, decoder.place, nil)
    }

    /// One attribute's value.
    package func decodeValue<Value: Decodable>(
        _ type: Value.Type = Value.self, from value: AttributeValue
    ) throws -> Value {
        try TreeDecoder<DynamoForm>(value: value, codingPath: []).decode(type)
    }
}
