import CurlTransport

/// What is sent to a partner: bytes as they are, and how the partner knows who sends them.
package struct PartnerMessage: Sendable {
    package let url: String
    /// Sent exactly so; a repeat must have the same.
    package let body: [UInt8]
    package let contentType: String
    /// The header field that carries the key, such as `X-API-Key`, and the key: a secret.
    package let apiKey: (field: String, value: String)?
    /// The same for every repeat, so that the partner takes the message once.
    package let deliveryID: String
    /// A detached JWS over the body.
    package let signature: String?

    package static let deliveryIDField = "X-Delivery-Id"
    package static let signatureField = "X-JWS-Signature"

    package init(
        url: String, body: [UInt8], contentType: String = "application/json", apiKey: (field: String, value: String)?,
        deliveryID: String, signature: String?
    ) {
        self.url = url
        self.body = body
        self.contentType = contentType
        self.apiKey = apiKey
        self.deliveryID = deliveryID
        self.signature = signature
    }

    var headers: HTTPHeaders {
        var headers: HTTPHeaders = [
            "Content-Type": contentType, "Accept": "application/json", Self.deliveryIDField: deliveryID,
            "Idempotency-Key": deliveryID,
        ]
        headers[Self.signatureField] = signature
        if let apiKey { headers[apiKey.field] = apiKey.value }
        return headers
    }
}
