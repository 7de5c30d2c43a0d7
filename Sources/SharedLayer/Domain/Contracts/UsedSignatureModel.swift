import OpenSSLCrypto

/// A signature that was used, by its `jti`: each counts once.
package struct UsedSignatureModel: ExpiringRecordModel {
    package let publisherID: String
    /// SHA-256 of the `jti` in lowercase hex: a `jti` may hold any characters and any number of them.
    package let tokenHash: String
    /// When the table's time to live may remove the item: seconds since 1970.
    package let expiresAt: Int64
    /// The invocation that used it: tells a write of our own, whose answer was lost, from a second use.
    package let usedBy: String

    package init(publisherID: String, token: String, expiresAt: Int64, usedBy: String) {
        self.publisherID = publisherID
        tokenHash = Digest.hexadecimal(.sha256, Array(token.utf8))
        self.expiresAt = expiresAt
        self.usedBy = usedBy
    }

    package var key: RecordKey {
        RecordKey(partition: "SIGNATURE#\(publisherID)#\(tokenHash)", sort: "SIGNATURE")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(publisherID, "publisherID")
        try FieldShape.sha256(tokenHash, "tokenHash")
        try FieldShape.number(expiresAt, "expiresAt", in: 0...FieldShape.secondsMax)
        try FieldShape.name(usedBy, "usedBy")
    }
}
