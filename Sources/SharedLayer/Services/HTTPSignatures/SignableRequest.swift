package import CurlTransport

/// A request, as far as a signature can cover it.
package struct SignableRequest: Sendable {
    /// As it is sent: methods are compared with regard to case.
    package let method: String
    /// The absolute URL that the client asked for. Who verifies takes scheme and host from what it knows about itself, not
    /// from a field that anybody could have set.
    package let url: String
    /// The request target when it is not the URL's path and query, such as `*` (RFC 9112 section 3.2).
    package let requestTarget: String?
    package var headers: HTTPHeaders
    package var trailers: HTTPHeaders

    package init(
        method: String, url: String, requestTarget: String? = nil, headers: HTTPHeaders = [:],
        trailers: HTTPHeaders = [:]
    ) {
        self.method = method
        self.url = url
        self.requestTarget = requestTarget
        self.headers = headers
        self.trailers = trailers
    }

    /// A request that is about to be sent.
    package init(_ request: HTTPRequest) {
        self.init(method: request.method.rawValue, url: request.url, headers: request.headers)
    }
}
