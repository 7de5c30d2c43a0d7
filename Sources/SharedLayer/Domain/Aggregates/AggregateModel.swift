/// The state of something with a history: a contract, a dispute, a settlement, a reconciliation.
///
/// Each change of the state is an event, appended in the transaction that makes the change (see `AggregateEvent` and
/// `AggregateRepository`).
package protocol AggregateModel: VersionedRecordModel {
    associatedtype Reference: AggregateReference
    associatedtype Status: RawRepresentable<String>, Codable, Sendable, Equatable
    associatedtype EventType: RawRepresentable<String>, Codable, Sendable, Equatable

    var reference: Reference { get }
    var status: Status { get set }
    var statusReachedAt: Timestamp { get set }
    /// The moment by which searches find it: when it came to be.
    var listedAt: Timestamp { get }
    /// By when something must have happened; the index of deadlines lists it as long as there is one.
    var deadlineAt: Timestamp? { get }
    /// The end of the event chain.
    var lastEventSequence: Int { get set }
    var lastEventHash: String { get set }
}

extension AggregateModel {
    package typealias Event = AggregateEvent<Reference, EventType>

    package var key: RecordKey { Self.key(reference) }

    package static func key(_ reference: Reference) -> RecordKey {
        RecordKey(partition: reference.partition, sort: "STATE")
    }

    package var deadlineAt: Timestamp? { nil }

    /// What the indexes of lists and of deadlines find it by.
    package var indexAttributes: [String: String] {
        var attributes = [
            RecordIndex.organizationDate.partition: reference.organizationID,
            RecordIndex.statusDate.partition: Self.listStatus(reference.organizationID, status),
            RecordIndex.statusDate.sort: listedAt.text,
        ]
        if let deadlineAt {
            attributes[RecordIndex.deadline.partition] = KeyShard.name("DEADLINE", of: reference.partition)
            attributes[RecordIndex.deadline.sort] = deadlineAt.text
        }
        return attributes
    }

    /// The index's partition for an organization's records of one status.
    package static func listStatus(_ organizationID: String, _ status: Status) -> String {
        "\(organizationID)#\(status.rawValue)"
    }

    /// What every aggregate's shape has. Moments of different functions are not compared: their clocks may differ.
    func validateAggregate() throws(ShapeError) {
        try reference.validateShape()
        try FieldShape.number(lastEventSequence, "lastEventSequence", in: 0...NumberedKey.numberMax)
        try FieldShape.sha256(lastEventHash, "lastEventHash")
        try validateVersion()
    }
}
