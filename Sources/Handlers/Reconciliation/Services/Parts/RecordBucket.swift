package import SharedLayer

/// Where a record goes so that all that it can match come to the same place: the hash of what it is matched by.
///
/// The same number of buckets for a file of ten records and of a million: how many buckets make a part is decided when it is known
/// what is in them.
package enum RecordBucket {
    /// For records that share the policy's key.
    package static let keyed = 0..<1_024
    /// For those without it.
    package static let rest = 1_024..<1_280
    package static let count = 1_280

    package static func bucket(of record: ReconcilableRecord, _ policy: MatchingPolicy) -> Int {
        guard let key = record.value(of: policy.groupBy) else { return restBucket(of: record) }
        return keyed.lowerBound + Int(hash(key) % UInt64(keyed.count))
    }

    package static func restBucket(of record: ReconcilableRecord) -> Int {
        rest.lowerBound + Int(hash(RecordMatcher.restKey(record) ?? "") % UInt64(rest.count))
    }

    /// FNV-1a of 64 bits: the same in every invocation, as Swift's own hash is not.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
