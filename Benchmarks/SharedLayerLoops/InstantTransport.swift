import CurlTransport
import SharedLayer

/// Answers every request at once, as DynamoDB does when a write was made.
struct InstantTransport: HTTPTransport {
    func execute(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        HTTPResponse(status: 200, headers: [:], body: Array("{}".utf8))
    }
}
