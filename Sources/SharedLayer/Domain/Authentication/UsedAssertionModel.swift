import OpenSSLCrypto

/// A client's assertion that was used, by its `jti`: each proves its client once (RFC 7523 section 3).
package struct UsedAssertionModel: ExpiringRecordModel {
    package let clientID: String
    package let tokenHash: String
    /// The assertion's own end: seconds since 1970.
    package let expiresAt: Int64

    package init(clientID: String, tokenID: String, expiresAt: Int64) {
        self.clientID = clientID
        tokenHash = Digest.hexadecimal(.sha256, Array(tokenID.utf8))
        self.expiresAt = expiresAt
    }

    package var key: RecordKey {
        RecordKey(partition: "ASSERTION#\(clientID)#\(tokenHash)", sort: "ASSERTION")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(clientID, "clientID")
        try FieldShape.sha256(tokenHash, "tokenHash")
        try FieldShape.number(expiresAt, "expiresAt", in: 0...FieldShape.secondsMax)
    }
}
