extension JSONDocument {
    /// The item that is written at an index of a plain text. Throws a `DecodingError`, or what the type's own `init(from:)`
    /// throws.
    package func decode<Value: Decodable>(_ type: Value.Type, itemAt index: Int) throws -> Value {
        let document: JSONDocument
        do {
            document = try item(at: index)
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: error.description))
        }
        return try ValueDecoder(rootOf: document).value(type)
    }
}
