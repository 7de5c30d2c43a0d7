/// Spreads what would be one partition of an index over eight.
///
/// One partition takes 1,000 writes a second (DynamoDB developer guide, "Best practices for designing and using partition
/// keys effectively"); every charge writes and deletes three outbox items.
package enum KeyShard {
    package static let count = 8

    /// The shards' names: `OUTBOX#0` to `OUTBOX#7`.
    package static func all(_ prefix: String) -> [String] {
        (0..<count).map { "\(prefix)#\($0)" }
    }

    /// Always the same one for the same key.
    package static func name(_ prefix: String, of key: String) -> String {
        let sum = key.utf8.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) }
        return "\(prefix)#\(Int(sum % UInt32(count)))"
    }
}
