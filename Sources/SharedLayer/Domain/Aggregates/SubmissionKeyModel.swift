import OpenSSLCrypto

/// An `Idempotency-Key` with which a submission was accepted: until it expires it belongs to those bytes.
package struct SubmissionKeyModel: ExpiringRecordModel {
    package let signerID: String
    /// SHA-256 of the key in lowercase hex: a key may be personal, and holds any visible character.
    package let keyHash: String
    /// SHA-256 of the body in lowercase hex.
    package let requestHash: String
    package let expiresAt: Int64

    package init(signerID: String, key: String, requestHash: String, expiresAt: Int64) {
        self.signerID = signerID
        keyHash = Self.hash(key)
        self.requestHash = requestHash
        self.expiresAt = expiresAt
    }

    package var key: RecordKey { Self.key(signerID: signerID, keyHash: keyHash) }

    package static func key(signerID: String, key: String) -> RecordKey {
        Self.key(signerID: signerID, keyHash: hash(key))
    }

    private static func key(signerID: String, keyHash: String) -> RecordKey {
        RecordKey(partition: "SUBMISSION#\(signerID)#\(keyHash)", sort: "SUBMISSION")
    }

    private static func hash(_ key: String) -> String { Digest.hexadecimal(.sha256, Array(key.utf8)) }

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(signerID, "signerID")
        try FieldShape.sha256(keyHash, "keyHash")
        try FieldShape.sha256(requestHash, "requestHash")
        try FieldShape.number(expiresAt, "expiresAt", in: 0...FieldShape.secondsMax)
    }
}
