import OpenSSLCrypto

/// The document that we signed and deliver: every delivery attempt sends these bytes.
package struct SignedDocument<Reference: AggregateReference>: RecordModel {
    package let reference: Reference
    /// Canonical JSON (RFC 8785).
    package let document: [UInt8]
    /// Our detached JWS over `document`.
    package let signature: String
    package let keyID: String
    package let signedAt: Timestamp

    package init(
        reference: Reference, document: [UInt8], signature: String, keyID: String, signedAt: Timestamp
    ) {
        self.reference = reference
        self.document = document
        self.signature = signature
        self.keyID = keyID
        self.signedAt = signedAt
    }

    package var key: RecordKey { Self.key(reference) }

    package static func key(_ reference: Reference) -> RecordKey {
        RecordKey(partition: reference.partition, sort: "DOCUMENT")
    }

    /// SHA-256 in lowercase hex.
    package static func hash(of bytes: [UInt8]) -> String {
        Digest.hexadecimal(.sha256, bytes)
    }

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try FieldShape.bytes(document, "document", count: 1...Self.documentBytesMax)
        try FieldShape.note(signature, "signature", bytes: Self.signatureBytes)
        try FieldShape.name(keyID, "keyID")
    }

    private static var documentBytesMax: Int { 256 << 10 }
    /// An RSA signature of 4,096 bits with a header of any use is not 2 KB; a chain of certificates may be in it.
    static var signatureBytes: ClosedRange<Int> { 1...(16 << 10) }
}
