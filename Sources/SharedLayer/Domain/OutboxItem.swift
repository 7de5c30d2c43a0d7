/// A message that was decided in a transaction and is to be sent after it: written in that transaction, deleted once sent.
///
/// It lives in its contract's partition, so that a repeat of the request finds it; the index `OutboxIndex` finds what was
/// left over in any contract.
package struct OutboxItem: RecordModel {
    package let reference: ContractReference
    package let destination: OutboxDestination
    package let body: String
    package let createdAt: Timestamp
    /// The index's partition, one of `shards`.
    package let outboxPartition: String

    package init(reference: ContractReference, destination: OutboxDestination, body: String, createdAt: Timestamp) {
        self.reference = reference
        self.destination = destination
        self.body = body
        self.createdAt = createdAt
        outboxPartition = Self.shard(of: reference)
    }

    package var key: RecordKey {
        RecordKey(partition: reference.partition, sort: Self.sortPrefix + destination.rawValue)
    }

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
    }

    package static let sortPrefix = "OUTBOX#"
    package static let index = "OutboxIndex"

    /// One partition of a DynamoDB index takes 1,000 writes a second; every charge writes and deletes three items.
    package static let shards = (0..<8).map { "OUTBOX#\($0)" }

    private static func shard(of reference: ContractReference) -> String {
        let sum = reference.partition.utf8.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) }
        return shards[Int(sum % UInt32(shards.count))]
    }
}
