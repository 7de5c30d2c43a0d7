package import CurlTransport

/// Signs a request's body by a detached JWS in a header field (RFC 7515 appendix F, RFC 7797), for this URL and audience.
package struct DetachedJWSRequestSigner: PartnerRequestSigner {
    private let crypto: CryptoService
    private let keyStore: any KeyStore
    private let keyID: String
    private let thumbprint: String?
    private let audience: String
    private let field: String

    package static let fieldDefault = "X-JWS-Signature"

    /// - Parameter thumbprint: of the certificate of that key; without one the header names the key itself.
    package init(
        _ crypto: CryptoService, keyStore: any KeyStore, keyID: String, thumbprint: String? = nil, audience: String,
        field: String = fieldDefault
    ) {
        self.crypto = crypto
        self.keyStore = keyStore
        self.keyID = keyID
        self.thumbprint = thumbprint
        self.audience = audience
        self.field = field
    }

    package func signedHeaders(of request: HTTPRequest) async throws -> HTTPHeaders {
        var headers = request.headers
        headers[field] = try await crypto.signDetached(
            request.body, keyID: keyID, keyStore: keyStore, audience: audience, url: request.url,
            thumbprint: thumbprint)
        return headers
    }
}
