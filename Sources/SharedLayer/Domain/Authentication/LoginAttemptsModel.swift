import OpenSSLCrypto

/// How often somebody tried to sign in of late, by the name that they gave or the address that they came from.
package struct LoginAttemptsModel: VersionedRecordModel, ExpiringRecordModel {
    /// SHA-256 of the name or address: what people type into the wrong field is not kept.
    package let subjectHash: String
    package var failures: Int
    package var windowStartedAt: Timestamp
    package var lockedUntil: Timestamp?
    /// When the table's time to live may remove the item: seconds since 1970.
    package var expiresAt: Int64
    package var version: Int

    package init(subjectHash: String, windowStartedAt: Timestamp, expiresAt: Int64) {
        self.subjectHash = subjectHash
        failures = 0
        self.windowStartedAt = windowStartedAt
        self.expiresAt = expiresAt
        version = 0
    }

    /// - Parameter subject: such as `name:somebody@example.com`.
    package static func hash(of subject: String) -> String {
        Digest.hexadecimal(.sha256, Array(subject.utf8))
    }

    package var key: RecordKey { Self.key(subjectHash: subjectHash) }

    package static func key(subjectHash: String) -> RecordKey {
        RecordKey(partition: "ATTEMPTS#\(subjectHash)", sort: "ATTEMPTS")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.sha256(subjectHash, "subjectHash")
        try FieldShape.number(failures, "failures", in: 0...Int(Int32.max))
        try FieldShape.order(windowStartedAt, "windowStartedAt", before: lockedUntil, "lockedUntil")
        try FieldShape.number(expiresAt, "expiresAt", in: 0...FieldShape.secondsMax)
        try validateVersion()
    }
}
