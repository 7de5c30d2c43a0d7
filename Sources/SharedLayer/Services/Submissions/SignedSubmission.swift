/// A request as it came in: the exact bytes and what vouches for them.
package struct SignedSubmission: Sendable {
    package let body: [UInt8]
    /// What the bytes say, parsed strictly.
    package let document: JSONValue
    /// The header `X-JWS-Signature`; nil when it is missing.
    package let signature: String?
    package let target: SubmissionTarget
    /// What the header `Idempotency-Key` says; nil when it is missing.
    package let idempotencyKey: String?

    package init(
        body: [UInt8], document: JSONValue, signature: String?, target: SubmissionTarget, idempotencyKey: String? = nil
    ) {
        self.body = body
        self.document = document
        self.signature = signature
        self.target = target
        self.idempotencyKey = idempotencyKey
    }
}
