/// Values as the records keep them.
enum StoredJSON {
    /// Results were written by ourselves: the limits only keep a broken item from harm.
    private static let limits = JSONLimits(depthMax: 128, bytesMax: 400 << 10)

    /// Throws an `EncodingError`.
    static func text(_ value: some Encodable) throws -> String {
        try JSONValueEncoder().encode(value).description
    }

    /// Throws `malformedRecord`.
    static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws(IdempotencyError) -> Value {
        do {
            return try JSONValueDecoder().decode(type, from: JSONParser(limits: limits).parse(text))
        } catch {
            throw IdempotencyError(.malformedRecord, "a recorded result is no \(type)", cause: error)
        }
    }
}
