/// One delivery of a signed contract to a partner: saved before the first attempt, so that every attempt has the same id.
package struct DeliveryModel: VersionedRecordModel {
    package let reference: ContractReference
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
        reference: ContractReference, deliveryID: String, partnerID: String, createdAt: Timestamp, version: Int = 0
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

    package static func key(_ reference: ContractReference, deliveryID: String) -> RecordKey {
        RecordKey(partition: reference.partition, sort: "DELIVERY#\(deliveryID)")
    }

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try Identifier.check(deliveryID, "deliveryID")
        try Identifier.check(partnerID, "partnerID")
    }
}
