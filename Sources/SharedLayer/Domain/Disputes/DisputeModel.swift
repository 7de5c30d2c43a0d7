/// The state of a dispute about one charge. Its history is in `DisputeEventModel`.
package struct DisputeModel: AggregateModel {
    package typealias Status = DisputeStatus
    package typealias EventType = DisputeEventType

    package let reference: DisputeReference
    /// The contract whose charge is disputed.
    package let contract: ContractReference
    /// The charge's own id.
    package let transactionID: String
    /// Who opened it: a publisher.
    package let openedBy: String
    /// Who got the charge, and gets the response.
    package let partnerID: String
    package let reason: DisputeReason
    /// What is disputed: the charge's amount or a part of it.
    package let amount: Money
    package let chargedAt: Timestamp
    package let openedAt: Timestamp
    /// SHA-256 of the request's bytes in lowercase hex.
    package let requestHash: String

    package var status: DisputeStatus
    package var statusReachedAt: Timestamp
    /// By when somebody must act; nil once nobody must any more.
    package var respondBy: Timestamp?
    /// What must be there before it can be decided.
    package var requiredEvidence: [EvidenceKind]
    /// Pieces that were submitted: they are `DisputeEvidenceModel`s.
    package var evidenceCount: Int
    /// What is given back, once it was accepted.
    package var refund: Money?
    /// Why it ended as it did: a code, then words.
    package var resolution: String?
    /// Set when there is a response to deliver.
    package var deliveryID: String?
    package var partnerConfirmation: String?
    package var lastEventSequence: Int
    package var lastEventHash: String
    package var version: Int

    package init(
        reference: DisputeReference, contract: ContractReference, transactionID: String, openedBy: String,
        partnerID: String, reason: DisputeReason, amount: Money, chargedAt: Timestamp, openedAt: Timestamp,
        requestHash: String,
        respondBy: Timestamp? = nil, requiredEvidence: [EvidenceKind] = []
    ) {
        self.reference = reference
        self.contract = contract
        self.transactionID = transactionID
        self.openedBy = openedBy
        self.partnerID = partnerID
        self.reason = reason
        self.amount = amount
        self.chargedAt = chargedAt
        self.openedAt = openedAt
        self.requestHash = requestHash
        self.respondBy = respondBy
        self.requiredEvidence = requiredEvidence
        status = .opened
        statusReachedAt = openedAt
        evidenceCount = 0
        lastEventSequence = 0
        lastEventHash = EventChain.start
        version = 0
    }

    package var listedAt: Timestamp { openedAt }
    package var deadlineAt: Timestamp? { respondBy }

    package func validateShape() throws(ShapeError) {
        try validateAggregate()
        try contract.validateShape(in: "contract")
        try FieldShape.identifier(transactionID, "transactionID")
        try FieldShape.identifier(openedBy, "openedBy")
        try FieldShape.identifier(partnerID, "partnerID")
        try FieldShape.positive(amount, "amount")
        try FieldShape.order(chargedAt, "chargedAt", before: openedAt, "openedAt", orEqual: true)
        try FieldShape.sha256(requestHash, "requestHash")
        try FieldShape.order(openedAt, "openedAt", before: respondBy, "respondBy")
        try FieldShape.distinct(requiredEvidence, "requiredEvidence")
        try FieldShape.number(evidenceCount, "evidenceCount", in: 0...Self.evidenceMax)
        try validateOutcome()
    }

    private func validateOutcome() throws(ShapeError) {
        if let refund {
            try FieldShape.positive(refund, "refund")
            try FieldShape.currency(refund, "refund", is: amount.currency)
        }
        if let resolution { try FieldShape.note(resolution, "resolution") }
        if let deliveryID { try FieldShape.identifier(deliveryID, "deliveryID") }
        if let partnerConfirmation { try FieldShape.note(partnerConfirmation, "partnerConfirmation") }
    }

    package static let evidenceMax = 100
}
