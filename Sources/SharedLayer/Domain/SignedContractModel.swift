import OpenSSLCrypto

/// The document that we signed and deliver: every delivery attempt sends these bytes.
package struct SignedContractModel: RecordModel {
    package let reference: ContractReference
    /// Canonical JSON (RFC 8785).
    package let document: [UInt8]
    /// Our detached JWS over `document`.
    package let signature: String
    package let keyID: String
    package let signedAt: Timestamp

    package init(
        reference: ContractReference, document: [UInt8], signature: String, keyID: String, signedAt: Timestamp
    ) {
        self.reference = reference
        self.document = document
        self.signature = signature
        self.keyID = keyID
        self.signedAt = signedAt
    }

    package var key: RecordKey { Self.key(reference) }

    package static func key(_ reference: ContractReference) -> RecordKey {
        RecordKey(partition: reference.partition, sort: "DOCUMENT")
    }

    /// SHA-256 in lowercase hex.
    package static func hash(of bytes: [UInt8]) -> String {
        Digest.hexadecimal(.sha256, bytes)
    }

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
    }
}
