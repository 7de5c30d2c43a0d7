/// A record that the table removes by itself some time after it has expired.
///
/// That may take days (DynamoDB developer guide, "Using time to live"), so who reads it checks the moment too: see
/// `BaseRepository.get(_:asOf:)`.
package protocol ExpiringRecordModel: RecordModel {
    /// Seconds since 1970, in the attribute `expiresAt` that the table's time to live names.
    var expiresAt: Int64 { get }
}

extension ExpiringRecordModel {
    package func isExpired(at now: Timestamp) -> Bool { expiresAt <= now.secondsSince1970 }
}
