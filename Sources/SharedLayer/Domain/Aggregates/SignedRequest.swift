import OpenSSLCrypto

/// The exact bytes that a publisher sent and signed, kept as evidence.
package struct SignedRequest<Reference: AggregateReference>: RecordModel {
    package let reference: Reference
    package let body: [UInt8]
    /// The detached JWS over `body` (RFC 7515 appendix F), as it came in the header `X-JWS-Signature`.
    package let signature: String
    package let receivedAt: Timestamp

    package init(reference: Reference, body: [UInt8], signature: String, receivedAt: Timestamp) {
        self.reference = reference
        self.body = body
        self.signature = signature
        self.receivedAt = receivedAt
    }

    package var key: RecordKey { Self.key(reference) }

    package static func key(_ reference: Reference) -> RecordKey {
        RecordKey(partition: reference.partition, sort: "REQUEST")
    }

    /// SHA-256 in lowercase hex.
    package static func hash(of bytes: [UInt8]) -> String {
        Digest.hexadecimal(.sha256, bytes)
    }

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try FieldShape.bytes(body, "body", count: 1...Self.bodyBytesMax)
        try FieldShape.note(signature, "signature", bytes: SignedDocument<Reference>.signatureBytes)
    }

    /// What an item of 400 KB holds with all else that is in it; pipelines allow less.
    private static var bodyBytesMax: Int { 256 << 10 }
}
