package import CurlTransport

/// A response, as far as a signature can cover it.
package struct SignableResponse: Sendable {
    package let status: Int
    package var headers: HTTPHeaders
    package var trailers: HTTPHeaders
    /// What it answers; a signature covers parts of it with the parameter `req` (RFC 9421 section 2.4).
    package let request: SignableRequest?

    package init(
        status: Int, headers: HTTPHeaders = [:], trailers: HTTPHeaders = [:], request: SignableRequest? = nil
    ) {
        self.status = status
        self.headers = headers
        self.trailers = trailers
        self.request = request
    }
}
