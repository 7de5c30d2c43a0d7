import CurlTransport
import TestSupport
import Testing

/// The two faces of the transport, which must behave alike.
enum ClientKind: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case blocking
    case eventLoop

    var testDescription: String { rawValue }

    /// Runs the requests one after the other on one new client.
    func execute(_ requests: [HTTPRequest]) async throws -> [HTTPResponse] {
        switch self {
        case .blocking:
            return try await onThread {
                let client = BlockingClient()
                return try requests.map { request in try client.execute(request) }
            }
        case .eventLoop:
            let client = HTTPClient()
            defer { client.shutdown() }
            var responses: [HTTPResponse] = []
            for request in requests { responses.append(try await client.execute(request)) }
            return responses
        }
    }

    func execute(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard let response = try await execute([request]).first else {
            throw TestSupportError(.processFailed, "a request gave no response and no error")
        }
        return response
    }

    /// The error that `request` ends with; nil when it gets a response.
    func failure(of request: HTTPRequest) async throws -> TransportError? {
        do {
            _ = try await execute(request)
            return nil
        } catch let error as TransportError {
            return error
        }
    }
}
