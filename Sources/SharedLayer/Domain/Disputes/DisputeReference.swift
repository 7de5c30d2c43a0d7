/// Which dispute.
package struct DisputeReference: AggregateReference {
    package let organizationID: String
    package let disputeID: String

    package init(organizationID: String, disputeID: String) {
        self.organizationID = organizationID
        self.disputeID = disputeID
    }

    package var identifier: String { disputeID }

    package static var kind: String { "DISPUTE" }
    package static var identifierName: String { "dispute_id" }
    package static var identifierField: String { "disputeID" }
}
