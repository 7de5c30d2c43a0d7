import CurlTransport

/// Trusts the certificate authorities of the shared layer: a function is one static file and finds none of a system.
struct LayerTrustTransport: HTTPTransport {
    private let http: HTTPClient
    private let authoritiesFile: String

    init(_ http: HTTPClient, authoritiesFile: String) {
        self.http = http
        self.authoritiesFile = authoritiesFile
    }

    func execute(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        var request = request
        request.certificateAuthoritiesFile = authoritiesFile
        return try await http.execute(request)
    }
}
