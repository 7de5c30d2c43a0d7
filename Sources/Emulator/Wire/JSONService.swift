import FoundationEssentials

/// A service that speaks AWS JSON 1.0 or 1.1: the operation is named in `X-Amz-Target`, bodies are JSON objects.
///
/// Source: Smithy, "AWS JSON 1.0 protocol" and "AWS JSON 1.1 protocol".
package protocol JSONService: Service {
    /// The part of `X-Amz-Target` before the dot, such as `DynamoDB_20120810`.
    var targetPrefix: String { get }
    /// `1.0` or `1.1`.
    var jsonVersion: String { get }
    /// Stands before the code in `__type`, such as `com.amazonaws.dynamodb.v20120810#`; empty where AWS sends none.
    var errorNamespace: String { get }

    /// Performs one operation. Decode the body with `JSONCall.decode`, encode the answer with `JSONCall.encode`.
    func perform(_ call: JSONCall) async throws -> [UInt8]

    /// Header fields that the service adds to an error, such as SQS's `x-amzn-query-error`.
    func headers(for error: ServiceError) -> [String: String]
}

/// One operation of a JSON service.
package struct JSONCall: Sendable {
    package let operation: String
    package let body: [UInt8]
    package let requestID: String

    package init(operation: String, body: [UInt8], requestID: String) {
        self.operation = operation
        self.body = body
        self.requestID = requestID
    }

    /// Throws `SerializationException` as AWS does when the body is no JSON or a member has another type.
    package func decode<Input: Decodable>(_ type: Input.Type = Input.self) throws(ServiceError) -> Input {
        try decode(type, by: JSONDecoder())
    }

    func decode<Input: Decodable>(_ type: Input.Type, by decoder: JSONDecoder) throws(ServiceError) -> Input {
        do {
            return try decoder.decode(type, from: Data(body.isEmpty ? Array("{}".utf8) : body))
        } catch let error as ServiceError {
            // A value that decodes and is not valid: the service's own error.
            throw error
        } catch {
            throw ServiceError("SerializationException", Self.reason(error))
        }
    }

    package static func encode(_ output: some Encodable) throws -> [UInt8] {
        Array(try JSONEncoder().encode(output))
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "The request body could not be read." }
        let context: DecodingError.Context
        switch error {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found): context = found
        case .keyNotFound(let key, let found):
            return "Missing member \((found.codingPath.map(\.stringValue) + [key.stringValue]).joined(separator: "."))."
        @unknown default: return "The request body could not be read."
        }
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        return path.isEmpty ? "The request body is not valid JSON." : "Member \(path): \(context.debugDescription)"
    }
}

extension JSONService {
    package func accepts(_ request: ServiceRequest) -> Bool {
        request.headers["x-amz-target"]?.hasPrefix(targetPrefix + ".") == true
    }

    package func headers(for error: ServiceError) -> [String: String] { [:] }

    package func respond(to request: ServiceRequest) async -> ServiceResponse {
        let target = request.headers["x-amz-target"] ?? ""
        let call = JSONCall(
            operation: String(target.dropFirst(targetPrefix.count + 1)), body: request.body,
            requestID: request.requestID)
        let type = ["content-type": "application/x-amz-json-\(jsonVersion)"]
        do {
            return ServiceResponse(headers: type, body: try await perform(call))
        } catch let error as ServiceError {
            return ServiceResponse(
                status: error.status, headers: type.merging(headers(for: error)) { _, added in added },
                body: ErrorBody(error, namespace: errorNamespace).bytes)
        } catch {
            let internalError = ServiceError("InternalServerError", "The emulator failed: \(error)", status: 500)
            return ServiceResponse(
                status: 500, headers: type, body: ErrorBody(internalError, namespace: errorNamespace).bytes)
        }
    }
}
