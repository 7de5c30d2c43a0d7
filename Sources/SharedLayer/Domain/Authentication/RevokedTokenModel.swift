import OpenSSLCrypto

/// An access token that was revoked before its time, by its `jti`.
package struct RevokedTokenModel: ExpiringRecordModel {
    package let tokenHash: String
    package let revokedAt: Timestamp
    /// The token's own end, after which nobody asks: seconds since 1970.
    package let expiresAt: Int64

    package init(tokenID: String, revokedAt: Timestamp, expiresAt: Int64) {
        tokenHash = Self.hash(of: tokenID)
        self.revokedAt = revokedAt
        self.expiresAt = expiresAt
    }

    package static func hash(of tokenID: String) -> String { Digest.hexadecimal(.sha256, Array(tokenID.utf8)) }

    package var key: RecordKey { Self.key(tokenHash: tokenHash) }

    package static func key(tokenHash: String) -> RecordKey {
        RecordKey(partition: "REVOKED#\(tokenHash)", sort: "REVOKED")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.sha256(tokenHash, "tokenHash")
        try FieldShape.number(expiresAt, "expiresAt", in: 0...FieldShape.secondsMax)
    }
}
