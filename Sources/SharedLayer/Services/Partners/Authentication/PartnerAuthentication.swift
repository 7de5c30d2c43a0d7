package import CurlTransport

/// How a partner knows who sends a message. Several may apply to one endpoint.
package enum PartnerAuthentication: Sendable {
    /// A key in a header field.
    case apiKey(field: String = "X-API-Key", SecretText)
    /// A keyed hash over time and body in a header field.
    case hmac(HMACSignature)
    /// Mutual TLS.
    case clientCertificate(ClientCertificate)
    /// Header fields that sign the request, made anew for each attempt.
    case signature(any PartnerRequestSigner)
}
