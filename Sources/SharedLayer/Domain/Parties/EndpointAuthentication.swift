/// How we show an endpoint who we are.
package enum EndpointAuthentication: String, Codable, Sendable, CaseIterable {
    /// A header field with a key.
    case apiKey = "API_KEY"
    /// A message authentication code over the request.
    case hmac = "HMAC"
    /// A client certificate.
    case mutualTLS = "MUTUAL_TLS"
    /// HTTP message signatures (RFC 9421).
    case signedRequest = "SIGNED_REQUEST"
}
