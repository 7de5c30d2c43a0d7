/// A charge as it came in: the exact bytes and what vouches for them.
package struct ContractSubmission: Sendable {
    package let body: [UInt8]
    /// The header `X-JWS-Signature`; nil when it is missing.
    package let signature: String?
    /// The URL that the request was sent to, as the function sees it.
    package let url: String

    package init(body: [UInt8], signature: String?, url: String) {
        self.body = body
        self.signature = signature
        self.url = url
    }
}
