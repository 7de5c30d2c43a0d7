/// One delivery of a signed document to a partner: saved before the first attempt, so that every attempt has the same id.
package struct AggregateDelivery<Reference: AggregateReference>: VersionedRecordModel {
    package let reference: Reference
    package let deliveryID: String
    package let partnerID: String
    package let createdAt: Timestamp
    package var status: DeliveryStatus
    /// Attempts that were made, as far as they could be counted: a function that is killed in the middle counts none.
    package var attempts: Int
    package var lastAttemptAt: Timestamp?
    package var lastFailure: String?
    package var version: Int

    package init(
        reference: Reference, deliveryID: String, partnerID: String, createdAt: Timestamp, version: Int = 0
    ) {
        self.reference = reference
        self.deliveryID = deliveryID
        self.partnerID = partnerID
        self.createdAt = createdAt
        status = .pending
        attempts = 0
        self.version = version
    }

    package var key: RecordKey { Self.key(reference, deliveryID: deliveryID) }

    package static func key(_ reference: Reference, deliveryID: String) -> RecordKey {
        RecordKey(partition: reference.partition, sort: sortPrefix + deliveryID)
    }

    package static var sortPrefix: String { "DELIVERY#" }

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try FieldShape.identifier(deliveryID, "deliveryID")
        try FieldShape.identifier(partnerID, "partnerID")
        try FieldShape.number(attempts, "attempts", in: 0...NumberedKey.numberMax)
        if let lastFailure { try FieldShape.note(lastFailure, "lastFailure") }
        try validateVersion()
    }
}
