import JSONCoding

/// Reads Codable values from DynamoDB items: the other way of `DynamoEncoder`.
package struct DynamoDecoder: Sendable {
    package init() {}

    /// Throws a `DecodingError`. Attributes that the type does not know are passed over.
    package func decode<Value: Decodable>(_ type: Value.Type = Value.self, from item: DynamoItem) throws -> Value {
        var text = DynamoText()
        text.item(item)
        return try decode(type, from: text.bytes)
    }

    /// From an item in DynamoDB's JSON, such as `{"id":{"S":"a"}}`.
    package func decode<Value: Decodable>(_ type: Value.Type = Value.self, from bytes: [UInt8]) throws -> Value {
        try JSONCoder.decode(type, fromItem: bytes)
    }

    func decode<Value: Decodable>(_ type: Value.Type, in document: DynamoDocument, at index: Int) throws -> Value {
        try document.json.decode(type, itemAt: index)
    }
}
