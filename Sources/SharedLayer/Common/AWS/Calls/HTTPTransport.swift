package import CurlTransport

/// Something that performs an HTTP exchange: `HTTPClient`, or a peer that misbehaves in tests.
package protocol HTTPTransport: Sendable {
    func execute(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}

extension HTTPClient: HTTPTransport {}
