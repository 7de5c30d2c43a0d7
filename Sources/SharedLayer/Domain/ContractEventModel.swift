/// One change of a contract, appended in the transaction that makes the change and never altered: the audit trail.
///
/// Each event carries the hash of the one before it, so that none can be changed, left out or put between afterwards
/// without breaking the chain (see `ContractEventChain`).
package struct ContractEventModel: RecordModel {
    package let reference: ContractReference
    /// 1 for the first event of a contract, without gaps.
    package let sequence: Int
    package let type: ContractEventType
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
    package static let chainStart = String(repeating: "0", count: 64)

    init(
        reference: ContractReference, sequence: Int, type: ContractEventType, at: Timestamp, function: String,
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

    package var key: RecordKey { RecordKey(partition: reference.partition, sort: Self.sortKey(sequence)) }

    package static let sortPrefix = "EVENT#"

    /// Padded so that the texts sort as the numbers do.
    static func sortKey(_ sequence: Int) -> String {
        let digits = String(sequence)
        return sortPrefix + String(repeating: "0", count: max(0, sequenceDigits - digits.count)) + digits
    }

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        guard sequence >= 1, String(sequence).count <= Self.sequenceDigits else {
            throw ShapeError(.outOfRange, field: "sequence", "must be from 1 to 8 digits long")
        }
    }

    private static let sequenceDigits = 8
}
