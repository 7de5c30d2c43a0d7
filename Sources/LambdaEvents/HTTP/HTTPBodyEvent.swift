public import FoundationEssentials

/// An event that carries the body of an HTTP request: as text, or in base64 when it was no text.
public protocol HTTPBodyEvent {
    var body: String? { get }
    var isBase64Encoded: Bool { get }
}

extension HTTPBodyEvent {
    /// The bytes that the client sent; empty when there were none.
    ///
    /// Throws `LambdaEventError.Code.invalidBase64`.
    public var bodyBytes: [UInt8] {
        get throws(LambdaEventError) {
            guard let body else { return [] }
            return isBase64Encoded ? try Base64.bytes(body, of: "the body") : Array(body.utf8)
        }
    }

    /// The body as a type of the function, from JSON.
    ///
    /// Throws `LambdaEventError.Code.invalidBase64`, or a `DecodingError` whose path begins at the body.
    public func decodeBody<Value: Decodable>(
        as type: Value.Type = Value.self, decoder: JSONDecoder = JSONDecoder()
    ) throws -> Value {
        try decoder.decode(type, from: Data(bodyBytes))
    }
}
