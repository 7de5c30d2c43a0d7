import JSONCoding
import Wire

/// AWS JSON 1.0.
struct JSONProtocol: QueueProtocol {
    let body: [UInt8]

    func decode<Input: Decodable>(_ type: Input.Type) throws(ServiceError) -> Input {
        do {
            return try JSONCoder.decode(type, from: body.isEmpty ? Array("{}".utf8) : body)
        } catch {
            throw ServiceError("SerializationException", Self.reason(error))
        }
    }

    func encode(_ output: some Encodable) throws -> [UInt8] { try JSONCoder.encode(output) }

    private static func reason(_ error: any Error) -> String {
        let context: DecodingError.Context
        switch error as? DecodingError {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found): context = found
        case .keyNotFound(let key, let found):
            return "Missing member \((found.codingPath.map(\.stringValue) + [key.stringValue]).joined(separator: "."))."
        default: return "The request body could not be read."
        }
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        return path.isEmpty ? "The request body is not valid JSON." : "Member \(path): \(context.debugDescription)"
    }
}
