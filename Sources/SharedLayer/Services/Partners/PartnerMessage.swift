package import CurlTransport

/// What is sent to a partner: bytes as they are, under an identifier that is the same for every repeat.
package struct PartnerMessage: Sendable {
    /// Sent exactly so; a repeat must have the same.
    package let body: [UInt8]
    package let contentType: String
    /// The same for every repeat, so that the partner takes the message once.
    package let deliveryID: String
    /// More header fields, such as a signature that was made before.
    package let headers: HTTPHeaders

    package static let deliveryIDField = "X-Delivery-Id"
    package static let idempotencyKeyField = "Idempotency-Key"

    package init(
        body: [UInt8], contentType: String = "application/json", deliveryID: String, headers: HTTPHeaders = [:]
    ) {
        self.body = body
        self.contentType = contentType
        self.deliveryID = deliveryID
        self.headers = headers
    }

    /// Of each attempt, before anything signs it.
    var requestHeaders: HTTPHeaders {
        var all: HTTPHeaders = [
            "Content-Type": contentType, "Accept": "application/json", Self.deliveryIDField: deliveryID,
            Self.idempotencyKeyField: deliveryID,
        ]
        for field in headers.fields { all[field.name] = field.value }
        return all
    }
}
