import OpenSSLCrypto

/// The exact bytes that a publisher sent and signed, kept as evidence.
package struct ContractRequestModel: RecordModel {
    package let reference: ContractReference
    package let body: [UInt8]
    /// The detached JWS over `body` (RFC 7515 appendix F), as it came in the header `X-JWS-Signature`.
    package let signature: String
    package let receivedAt: Timestamp

    package init(reference: ContractReference, body: [UInt8], signature: String, receivedAt: Timestamp) {
        self.reference = reference
        self.body = body
        self.signature = signature
        self.receivedAt = receivedAt
    }

    package var key: RecordKey { Self.key(reference) }

    package static func key(_ reference: ContractReference) -> RecordKey {
        RecordKey(partition: reference.partition, sort: "REQUEST")
    }

    /// SHA-256 in lowercase hex.
    package static func hash(of bytes: [UInt8]) -> String {
        Digest.hexadecimal(.sha256, bytes)
    }

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
    }
}
