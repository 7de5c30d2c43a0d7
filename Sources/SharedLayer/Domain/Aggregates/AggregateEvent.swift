/// One change of an aggregate, appended in the transaction that makes the change and never altered: the audit trail.
///
/// Each event carries the hash of the one before it, so that none can be changed, left out or put between afterwards
/// without breaking the chain (see `EventChain`).
package struct AggregateEvent<
    Reference: AggregateReference, EventType: RawRepresentable<String> & Codable & Sendable & Equatable
>: RecordModel {
    package let reference: Reference
    /// 1 for the first event of an aggregate, without gaps.
    package let sequence: Int
    package let type: EventType
    package let at: Timestamp
    /// The function that made the change.
    package let function: String
    /// The invocation's request id, which leads to its log.
    package let requestID: String
    package let details: [String: String]
    /// The hash of the event before, or `chainStart`.
    package let previousHash: String
    /// SHA-256 in lowercase hex over the canonical JSON (RFC 8785) of all the other fields.
    package let hash: String

    /// What the first event has in place of a hash before it.
    package static var chainStart: String { EventChain.start }

    init(
        reference: Reference, sequence: Int, type: EventType, at: Timestamp, function: String,
        requestID: String, details: [String: String], previousHash: String, hash: String
    ) {
        self.reference = reference
        self.sequence = sequence
        self.type = type
        self.at = at
        self.function = function
        self.requestID = requestID
        self.details = details
        self.previousHash = previousHash
        self.hash = hash
    }

    package var key: RecordKey {
        RecordKey(partition: reference.partition, sort: NumberedKey.text(Self.sortPrefix, sequence))
    }

    package static var sortPrefix: String { "EVENT#" }

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try NumberedKey.check(sequence, "sequence")
        try FieldShape.name(function, "function")
        try FieldShape.name(requestID, "requestID")
        try FieldShape.count(details, "details", max: Self.detailsMax)
        for (name, text) in details {
            try FieldShape.name(name, "details")
            try FieldShape.note(text, "details.\(name)")
        }
        try FieldShape.sha256(previousHash, "previousHash")
        try FieldShape.sha256(hash, "hash")
    }

    private static var detailsMax: Int { 64 }
}
