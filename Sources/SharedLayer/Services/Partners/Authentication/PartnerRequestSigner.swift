package import CurlTransport

/// Signs a request to a partner by adding header fields.
package protocol PartnerRequestSigner: Sendable {
    /// The request's header fields with those of the signature. Called for each attempt, so that a signature's time is the
    /// attempt's; the request is then sent as it is.
    func signedHeaders(of request: HTTPRequest) async throws -> HTTPHeaders
}
