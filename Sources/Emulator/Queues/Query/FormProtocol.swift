import Wire

/// The query protocol: a form in, XML out.
struct FormProtocol: QueueProtocol {
    let operation: String
    let parameters: FormParameters

    func decode<Input: Decodable>(_ type: Input.Type) throws(ServiceError) -> Input {
        do {
            return try Input(from: FormDecoder(value: .shape(parameters), operation: operation, codingPath: []))
        } catch let error as DecodingError {
            throw ServiceError("SerializationException", Self.reason(error))
        } catch {
            throw ServiceError("SerializationException", "The request could not be read.")
        }
    }

    /// Nil where the answer has no result.
    func encode(_ output: some Encodable) throws -> [XMLElement]? {
        if output is EmptyOutput { return nil }
        let elements = XMLElements()
        try output.encode(to: XMLEncoder(elements: elements, operation: operation, codingPath: []))
        return elements.all
    }

    private static func reason(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): "The request must contain the parameter \(key.stringValue)."
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.debugDescription
        @unknown default: "The request could not be read."
        }
    }
}
